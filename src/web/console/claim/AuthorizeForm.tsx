import { Select, Text } from "@mantine/core";
import { useState } from "react";
import { useAnswer, useClaimAction } from "../../data.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { claimTexts } from "../../texts/console-claims/index.ts";
import { Dialog, type FormProps, useClaimParams, useWords, Words } from "./StepDialog.tsx";

/** Authorises the return: to which centre, with which words to the customer. */
export function AuthorizeForm({ claim, onClose }: FormProps) {
  const say = useText(claimTexts);
  const { slug } = useSeller();
  const { data } = useAnswer("GET /v1/sellers/{seller}/centres", { params: { seller: slug } });
  const action = useClaimAction("POST /v1/sellers/{seller}/claims/{claim}/authorization", onClose);
  const [centre, setCentre] = useState<string | null>(null);
  const note = useWords("", true);
  const params = useClaimParams(claim);
  const centres = data?.items ?? [];
  const chosen = centres.find((one) => one.id === centre) ?? (centres.length === 1 ? centres[0] : undefined);
  return (
    <Dialog
      verb="claim.authorize"
      action={action}
      onClose={onClose}
      words={note}
      disabled={!chosen}
      onAct={(text) => chosen && action.mutate({ params, body: { centreId: chosen.id, note: text } })}
    >
      <Text size="sm">{say("authorizeHelp")}</Text>
      <Select
        label={say("centre")}
        placeholder={say("pickCentre")}
        data={centres.map((one) => ({ value: one.id, label: one.name }))}
        value={chosen?.id ?? null}
        onChange={setCentre}
        allowDeselect={false}
        data-autofocus
      />
      {chosen && (
        <Text size="sm" c="dimmed">
          {[...chosen.address.lines, chosen.address.postcode, chosen.address.city, chosen.address.country].join(", ")}
        </Text>
      )}
      <Words words={note} label={say("noteToCustomer")} />
    </Dialog>
  );
}
