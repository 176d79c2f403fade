import { Stack, Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { type Claim, type ClaimLine, useClaimAction } from "../../data.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { decisionTexts } from "../../texts/decision/index.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { useKeptFields } from "../../ui/use-kept.ts";
import { firstChoice, overrideOf, RemedyFields } from "./RemedyFields.tsx";

interface Props {
  readonly claim: Claim;
  readonly line: ClaimLine;
  readonly onClose: () => void;
}

/** Decides otherwise than the policy, as goodwill; a refusal says how far the role's goodwill goes and keeps what was entered. */
export function OverrideForm({ claim, line, onClose }: Props) {
  const say = useText(decisionTexts);
  const { slug, currency } = useSeller();
  const [{ choice, reason }, put, forget] = useKeptFields(`override ${line.id}`, { choice: firstChoice, reason: "" });
  const [tried, setTried] = useState(false);
  const act = useClaimAction("POST /v1/sellers/{seller}/claims/{claim}/lines/{line}/override", () => {
    forget();
    onClose();
  });
  const noReason = reason.trim() === "";
  const noAmount = choice.kind === "refund" && !Number(choice.amount);
  const submit = () => {
    setTried(true);
    if (noReason || noAmount) return;
    const params = { seller: slug, claim: claim.id, line: line.id };
    act.mutate({ params, body: { ...overrideOf(choice, currency), reason } });
  };
  return (
    <ConfirmDialog
      opened
      title={`${say("overrideDo")} · ${line.serial}`}
      verb={say("overrideDo")}
      busy={act.isPending}
      error={act.error}
      onConfirm={submit}
      onClose={onClose}
    >
      <Stack gap="sm">
        <Text size="sm">{say("overrideHelp")}</Text>
        <RemedyFields
          claim={claim}
          choice={choice}
          onChoose={(next) => put({ choice: next })}
          amountError={tried && noAmount ? say("amountNeeded") : undefined}
        />
        <Textarea
          label={say("overrideReason")}
          value={reason}
          maxLength={4000}
          error={tried && noReason ? say("reasonNeeded") : undefined}
          onChange={(event) => put({ reason: event.currentTarget.value })}
        />
      </Stack>
    </ConfirmDialog>
  );
}
