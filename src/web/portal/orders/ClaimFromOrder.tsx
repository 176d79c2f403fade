import { Checkbox, Group, NumberInput, Radio, SimpleGrid, Stack, Text } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { type Order, useAction } from "../../data.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { portalTexts } from "../../texts/portal/index.ts";
import { shopTexts } from "../../texts/shop/index.ts";
import { ActionButton } from "../../ui/ActionBar.tsx";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import { useKeptFields } from "../../ui/use-kept.ts";

const kinds = ["missing_item", "wrong_item", "transit_damage", "fault"] as const;
type Kind = (typeof kinds)[number];
type Line = Order["lines"][number];

/** What is claimed of one line: machines by serial, other goods by pieces; a piece that did not come has no serial to be told. */
interface Taken {
  readonly serials: readonly string[];
  readonly loose: number;
}
const none: Taken = { serials: [], loose: 0 };

/** What came wrong, did not come or came damaged, chosen among what the order brought. It begins the draft of a claim. */
export function ClaimFromOrder({ order }: { readonly order: Order }) {
  const say = useText(shopTexts);
  const sayKind = useText(portalTexts);
  const seller = useSeller().slug;
  const navigate = useNavigate();
  const [{ kind, taken }, put, forget] = useKeptFields(`order.claim ${order.id}`, {
    kind: "missing_item" as Kind,
    taken: {} as Readonly<Record<string, Taken>>,
  });
  const [wrong, setWrong] = useState<string>();
  const begin = useAction("POST /v1/sellers/{seller}/orders/{order}/claims", ({ number: draft }) => {
    forget();
    void navigate({ to: "/$seller/my/claims/new", params: { seller }, search: { draft, step: "what" } });
  });
  const shipped = order.lines.filter((line) => line.shipped > 0);
  const submit = () => {
    const lines = shipped.flatMap((line) => {
      const { serials, loose } = taken[line.id] ?? none;
      const quantity = serials.length + loose;
      return quantity > 0 ? [{ lineId: line.id, quantity, serials: [...serials] }] : [];
    });
    setWrong(lines.length === 0 ? say("claimNothing") : undefined);
    if (lines.length > 0) begin.mutate({ params: { seller, order: order.id }, body: { kind, lines } });
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Stack gap="md">
        <Radio.Group
          label={say("claimWhat")}
          value={kind}
          onChange={(value) => put({ kind: value as Kind, taken: {} })}
        >
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs" verticalSpacing="xs" mt="xs">
            {kinds.map((each) => (
              <Radio.Card key={each} value={each} px="sm" py={10} radius="md">
                <Group gap={10} wrap="nowrap">
                  <Radio.Indicator />
                  <Text span>{sayKind(`kind_${each}`)}</Text>
                </Group>
              </Radio.Card>
            ))}
          </SimpleGrid>
        </Radio.Group>
        <fieldset className="unstyled-list">
          <Text component="legend" fw={500} size="sm" mb={6}>
            {say("claimWhich")}
          </Text>
          <Stack gap="sm">
            {shipped.map((line) => (
              <LineChoice
                key={line.id}
                line={line}
                serials={kind === "missing_item" ? [] : serialsOf(order, line)}
                taken={taken[line.id] ?? none}
                onTake={(next) => put({ taken: { ...taken, [line.id]: next } })}
              />
            ))}
          </Stack>
        </fieldset>
        {wrong && (
          <Text role="alert" size="sm" c="var(--mantine-color-error)">
            {wrong}
          </Text>
        )}
        <ProblemAlert error={begin.error} />
        <Group>
          <ActionButton
            main
            action={{ key: "begin", label: say("claimBegin"), busy: begin.isPending, onAct: submit }}
          />
        </Group>
      </Stack>
    </form>
  );
}

interface LineProps {
  readonly line: Line;
  /** Each is chosen by itself; none where pieces are counted. */
  readonly serials: readonly string[];
  readonly taken: Taken;
  readonly onTake: (taken: Taken) => void;
}

function LineChoice({ line, serials, taken, onTake }: LineProps) {
  const say = useText(shopTexts);
  if (serials.length > 0)
    return (
      <Stack gap={6}>
        {serials.map((serial) => (
          <Checkbox
            key={serial}
            label={
              <>
                {line.title} · <span className="mono">{serial}</span>
              </>
            }
            checked={taken.serials.includes(serial)}
            onChange={({ currentTarget: { checked } }) =>
              onTake({
                ...taken,
                serials: [...taken.serials.filter((each) => each !== serial), ...(checked ? [serial] : [])],
              })
            }
          />
        ))}
      </Stack>
    );
  const most = line.shipped;
  return (
    <Group gap="sm" wrap="nowrap" justify="space-between">
      <Checkbox
        label={line.title}
        checked={taken.loose > 0}
        onChange={({ currentTarget: { checked } }) => onTake({ serials: [], loose: checked ? most : 0 })}
      />
      {most > 1 && (
        <NumberInput
          aria-label={say("quantityOf", { title: line.title })}
          w={88}
          min={0}
          max={most}
          allowDecimal={false}
          value={taken.loose}
          onChange={(value) => onTake({ serials: [], loose: Number(value) || 0 })}
        />
      )}
    </Group>
  );
}

/** The machines of a line that left, by serial. */
function serialsOf({ packages }: Order, { id }: Line): string[] {
  return packages.flatMap(({ parcel, lines }) =>
    parcel ? lines.flatMap(({ lineId, serials }) => (lineId === id ? serials : [])) : [],
  );
}
