import { Button, Group, Stack, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { type Parcel, useClaimAction } from "../../data.ts";
import { today } from "../../format.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { remedyTexts } from "../../texts/remedies/index.ts";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";

/** Gives a parcel up as lost, with the claim against its carrier. */
export function LoseForm({ parcel }: { readonly parcel: Parcel }) {
  const say = useText(remedyTexts);
  const { slug } = useSeller();
  const [open, setOpen] = useState(false);
  const [lostOn, setDay] = useState<string>(today());
  const [reference, setReference] = useState("");
  const action = useClaimAction("POST /v1/sellers/{seller}/parcels/{parcel}/loss");
  const send = (event: FormEvent) => {
    event.preventDefault();
    action.mutate({ params: { seller: slug, parcel: parcel.id }, body: { lostOn, reference } });
  };
  if (!open)
    return (
      <div>
        <Button variant="subtle" color="gray" size="compact-sm" onClick={() => setOpen(true)}>
          {say("lost")} …
        </Button>
      </div>
    );
  return (
    <form onSubmit={send}>
      <Stack gap="xs">
        <Group align="flex-end" gap="sm">
          <TextInput
            type="date"
            label={say("lostOn")}
            value={lostOn}
            min={parcel.shippedOn}
            max={today()}
            required
            error={action.error?.field("/lostOn")}
            onChange={(event) => setDay(event.currentTarget.value)}
          />
          <TextInput
            label={say("reference")}
            maxLength={100}
            value={reference}
            onChange={(event) => setReference(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" loading={action.isPending}>
            {say("lost")}
          </Button>
        </Group>
        <ProblemAlert error={action.error} />
      </Stack>
    </form>
  );
}
