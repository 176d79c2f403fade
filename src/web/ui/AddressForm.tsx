import { Button, Group, Stack } from "@mantine/core";
import type { Problem } from "../client.ts";
import { useText } from "../text.ts";
import { shared } from "../texts/shared/index.ts";
import { type Address, AddressFields, addressDraft, addressOf } from "./AddressFields.tsx";
import { ProblemAlert } from "./ProblemAlert.tsx";
import { useKeptForm } from "./use-kept-form.ts";

interface Props {
  /** Under which key it is kept, until that is forgotten. */
  readonly keep: string;
  readonly name?: string;
  readonly country?: string;
  readonly of?: "person" | "centre";
  /** Asks whether it is a street address or a pick-up point. */
  readonly withKind?: boolean;
  readonly action: string;
  readonly busy: boolean;
  readonly error: Problem | null;
  readonly onCancel?: () => void;
  readonly onDone: (address: Address) => void;
}

/** Asks for a postal address. */
export function AddressForm({ keep, name = "", country = "", action, busy, error, onCancel, onDone, ...look }: Props) {
  const word = useText(shared);
  const [form] = useKeptForm(keep, addressDraft({ name, country }));
  return (
    <form noValidate onSubmit={form.handleSubmit((fields) => onDone(addressOf(fields)))}>
      <Stack>
        <AddressFields form={form} error={error} {...look} />
        <ProblemAlert error={error} />
        <Group>
          <Button type="submit" loading={busy}>
            {action}
          </Button>
          {onCancel && (
            <Button variant="default" onClick={onCancel}>
              {word("cancel")}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}
