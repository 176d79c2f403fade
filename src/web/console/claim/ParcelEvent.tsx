import { Button, Group, Stack, TextInput } from "@mantine/core";
import { type FormEvent, type ReactNode, useState } from "react";
import type { Problem } from "../../client.ts";
import type { Parcel } from "../../data.ts";
import { today } from "../../format.ts";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";

interface Props {
  readonly parcel: Parcel;
  /** What happened, as the button says it. */
  readonly verb: string;
  /** What the day is called, and where a fault of it is told. */
  readonly day: { readonly label: string; readonly pointer: string };
  readonly action: { readonly isPending: boolean; readonly error: Problem | null };
  /** The day, kept by the form until it is sent. */
  readonly on: string;
  readonly onDay: (on: string) => void;
  readonly onSend: () => void;
  /** What else is asked. */
  readonly children?: ReactNode;
}

/** Books what happened to a parcel on some day since it left: a button that opens into the few fields it needs. */
export function ParcelEvent({ parcel, verb, day, action, on, onDay, onSend, children }: Props) {
  const [open, setOpen] = useState(false);
  const send = (event: FormEvent) => {
    event.preventDefault();
    onSend();
  };
  if (!open)
    return (
      <div>
        <Button variant="subtle" color="gray" size="compact-sm" onClick={() => setOpen(true)}>
          {verb} …
        </Button>
      </div>
    );
  return (
    <form onSubmit={send}>
      <Stack gap="xs">
        <Group align="flex-end" gap="sm">
          <TextInput
            type="date"
            label={day.label}
            value={on}
            min={parcel.shippedOn}
            max={today()}
            required
            error={action.error?.field(day.pointer)}
            onChange={(event) => onDay(event.currentTarget.value)}
          />
          {children}
          <Button type="submit" variant="default" loading={action.isPending}>
            {verb}
          </Button>
        </Group>
        <ProblemAlert error={action.error} />
      </Stack>
    </form>
  );
}
