import { Button, Group, Stack, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { type Parcel, useClaimAction } from "../../data.ts";
import { today } from "../../format.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { remedyTexts } from "../../texts/remedies/index.ts";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";

/** Books a return that the customer refused: its units are at the centre again. */
export function BringBackForm({ parcel }: { readonly parcel: Parcel }) {
  const say = useText(remedyTexts);
  const { slug } = useSeller();
  const [open, setOpen] = useState(false);
  const [refusedOn, setDay] = useState<string>(today());
  const action = useClaimAction("POST /v1/sellers/{seller}/parcels/{parcel}/refusal");
  const send = (event: FormEvent) => {
    event.preventDefault();
    action.mutate({ params: { seller: slug, parcel: parcel.id }, body: { refusedOn } });
  };
  if (!open)
    return (
      <div>
        <Button variant="subtle" color="gray" size="compact-sm" onClick={() => setOpen(true)}>
          {say("refusedBack")} …
        </Button>
      </div>
    );
  return (
    <form onSubmit={send}>
      <Stack gap="xs">
        <Group align="flex-end" gap="sm">
          <TextInput
            type="date"
            label={say("refusedOn")}
            value={refusedOn}
            min={parcel.shippedOn}
            max={today()}
            required
            error={action.error?.field("/refusedOn")}
            onChange={(event) => setDay(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" loading={action.isPending}>
            {say("refusedBack")}
          </Button>
        </Group>
        <ProblemAlert error={action.error} />
      </Stack>
    </form>
  );
}
