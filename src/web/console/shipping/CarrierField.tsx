import { Group, NativeSelect, Text, TextInput } from "@mantine/core";
import type { Claim } from "../../data.ts";
import { useText } from "../../text.ts";
import { workTexts } from "../../texts/console-work/index.ts";
import { ClauseChip } from "../../ui/ClauseChip.tsx";

interface Props {
  readonly claim: Claim;
  readonly value: string;
  readonly onChange: (carrier: string) => void;
  readonly error: string | undefined;
}

/** The carrier to begin with: what was arranged, else the customer's wish; empty where the clerk chooses. */
export function firstCarrier({ carriers }: Claim): string {
  return carriers.arranged?.carrier ?? carriers.wished ?? "";
}

/** By which carrier it goes: any, or one of those that the policy names and customer service arranged. */
export function CarrierField({ claim, value, onChange, error }: Props) {
  const say = useText(workTexts);
  const { allowed, arranged, clause, wished } = claim.carriers;
  if (!allowed)
    return (
      <TextInput
        label={say("carrier")}
        value={value}
        required
        minLength={2}
        maxLength={60}
        w={160}
        onChange={(event) => onChange(event.currentTarget.value)}
        error={error}
      />
    );
  const others = arranged && !allowed.includes(arranged.carrier) ? [arranged.carrier] : [];
  return (
    <NativeSelect
      label={say("carrier")}
      description={
        <Group gap={6} component="span">
          <Text span inherit>
            {arranged
              ? say("carrierArranged", { who: arranged.by })
              : wished
                ? say("carrierWished")
                : say("carrierListed")}
          </Text>
          {clause && <ClauseChip clause={clause} />}
        </Group>
      }
      inputWrapperOrder={["label", "input", "description", "error"]}
      value={value}
      required
      w={220}
      data={[
        { value: "", label: say("carrierChoose") },
        ...[...others, ...allowed].map((each) => ({ value: each, label: each })),
      ]}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={error}
    />
  );
}
