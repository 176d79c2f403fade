import { Group, Radio, Stack, Textarea } from "@mantine/core";
import { useState } from "react";
import { type Claim, type ClaimLine, useClaimAction } from "../../data.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { decisionTexts } from "../../texts/decision/index.ts";
import { AppealNote } from "../../ui/AppealNote.tsx";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { useKeptFields } from "../../ui/use-kept.ts";
import { firstChoice, overrideOf, RemedyFields } from "./RemedyFields.tsx";

interface Props {
  readonly claim: Claim;
  readonly line: ClaimLine;
  readonly onClose: () => void;
}

type Outcome = "upheld" | "dismissed";

/** Answers the customer's appeal for good, their words and new evidence in sight. */
export function AnswerForm({ claim, line, onClose }: Props) {
  const say = useText(decisionTexts);
  const { slug, currency } = useSeller();
  const [{ outcome, choice, reason }, put, forget] = useKeptFields(`appeal.answer ${line.id}`, {
    outcome: "upheld" as Outcome,
    choice: firstChoice,
    reason: "",
  });
  const [tried, setTried] = useState(false);
  const act = useClaimAction("POST /v1/sellers/{seller}/claims/{claim}/lines/{line}/appeal/answer", () => {
    forget();
    onClose();
  });
  const noReason = reason.trim() === "";
  const noAmount = outcome === "upheld" && choice.kind === "refund" && !Number(choice.amount);
  const submit = () => {
    setTried(true);
    if (noReason || noAmount) return;
    const params = { seller: slug, claim: claim.id, line: line.id };
    const body =
      outcome === "upheld"
        ? { outcome, ...overrideOf(choice, currency), reason }
        : { outcome: "dismissed" as const, reason };
    act.mutate({ params, body });
  };
  return (
    <ConfirmDialog
      opened
      title={say("answerTitle", { serial: line.serial })}
      verb={say("answerDo")}
      busy={act.isPending}
      error={act.error}
      onConfirm={submit}
      onClose={onClose}
    >
      <Stack gap="sm">
        <AppealNote line={line} reading="staff" />
        <Radio.Group
          label={say("answerOutcome")}
          value={outcome}
          onChange={(picked) => put({ outcome: picked as Outcome })}
        >
          <Group mt={6}>
            <Radio value="upheld" label={say("answerUphold")} />
            <Radio value="dismissed" label={say("answerDismiss")} />
          </Group>
        </Radio.Group>
        {outcome === "upheld" && (
          <RemedyFields
            claim={claim}
            choice={choice}
            onChoose={(next) => put({ choice: next })}
            amountError={tried && noAmount ? say("amountNeeded") : undefined}
          />
        )}
        <Textarea
          label={say("answerReason")}
          description={say("answerHelp")}
          value={reason}
          maxLength={4000}
          error={tried && noReason ? say("reasonNeeded") : undefined}
          onChange={(event) => put({ reason: event.currentTarget.value })}
        />
      </Stack>
    </ConfirmDialog>
  );
}
