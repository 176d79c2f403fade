import { Button, Group, Stack, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { type Claim, useClaimAction } from "../../data.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { workTexts } from "../../texts/console-work/index.ts";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import { useKeptFields } from "../../ui/use-kept.ts";

/** Customer service agrees on a carrier that the policy does not name; nothing is shown to those who may not. */
export function ArrangeCarrier({ claim }: { readonly claim: Claim }) {
  const say = useText(workTexts);
  const { slug } = useSeller();
  const [open, setOpen] = useState(false);
  const [{ carrier, note }, put, forget] = useKeptFields(`carrier.arrange ${claim.id}`, { carrier: "", note: "" });
  const action = useClaimAction("POST /v1/sellers/{seller}/claims/{claim}/carrier", () => {
    forget();
    setOpen(false);
  });
  if (!claim.abilities["carrier.arrange"]?.allowed) return null;
  if (!open)
    return (
      <div>
        <Button variant="subtle" color="gray" size="compact-sm" onClick={() => setOpen(true)}>
          {say("arrangeCarrier")} …
        </Button>
      </div>
    );
  const send = (event: FormEvent) => {
    event.preventDefault();
    action.mutate({ params: { seller: slug, claim: claim.id }, body: { carrier, note } });
  };
  return (
    <form onSubmit={send}>
      <Stack gap="xs">
        <Group align="flex-end" gap="sm">
          <TextInput
            label={say("arrangeWhich")}
            value={carrier}
            required
            minLength={2}
            maxLength={60}
            data-autofocus
            onChange={(event) => put({ carrier: event.currentTarget.value })}
            error={action.error?.field("/carrier")}
          />
          <TextInput
            label={say("arrangeNote")}
            value={note}
            maxLength={500}
            flex={1}
            miw={220}
            onChange={(event) => put({ note: event.currentTarget.value })}
          />
          <Button type="submit" variant="default" loading={action.isPending}>
            {say("arrangeCarrier")}
          </Button>
        </Group>
        <ProblemAlert error={action.error} />
      </Stack>
    </form>
  );
}
