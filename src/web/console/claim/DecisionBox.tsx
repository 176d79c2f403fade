import { Group, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { type Claim, type ClaimLine, cardOf } from "../../data.ts";
import { useFormat } from "../../format.ts";
import { useText } from "../../text.ts";
import { claimTexts } from "../../texts/console-claims/index.ts";
import { decisionTexts } from "../../texts/decision/index.ts";
import { ActionButton } from "../../ui/ActionBar.tsx";
import { AppealNote } from "../../ui/AppealNote.tsx";
import { DecisionSheet } from "../../ui/DecisionSheet.tsx";
import { OverrideNote } from "../../ui/Override.tsx";
import { RepairCover } from "../../ui/RepairCover.tsx";
import { VerdictCard } from "../../ui/VerdictCard.tsx";
import { AnswerForm } from "./AnswerForm.tsx";
import classes from "./claim.module.css";
import { OverrideForm } from "./OverrideForm.tsx";
import { Proofs } from "./Proofs.tsx";

interface Props {
  readonly claim: Claim;
  readonly line: ClaimLine;
}

/** Everything about what was decided of a unit: the appeal that waits, what a person gave, the policy's own decision and its proof. */
export function DecisionBox({ claim, line }: Props) {
  const say = useText(claimTexts);
  const format = useFormat();
  const policy = claim.policy.name;
  const card = cardOf(claim, line);
  const { version } = card.decision;
  return (
    <>
      <AppealBox claim={claim} line={line} />
      <OverrideNote line={line} reading="staff" />
      <RepairCover line={line} />
      <VerdictCard card={card} about={<span className="mono">{line.serial}</span>} order={2} reading="staff">
        <Stack gap={6}>
          <Text size="xs" c="dimmed">
            {line.decidedAt
              ? say("stored", { when: format.instant(line.decidedAt), policy, version })
              : say("notStored")}
          </Text>
          <Group gap="xs" align="flex-start">
            <Decide claim={claim} line={line} />
            <DecisionSheet claim={claim} line={line} />
          </Group>
        </Stack>
      </VerdictCard>
      {line.decidedAt && <Proofs claim={claim} line={line} />}
    </>
  );
}

function Decide({ claim, line }: Props) {
  const say = useText(decisionTexts);
  const [deciding, setDeciding] = useState(false);
  const ability = line.abilities["decision.override"];
  if (!ability) return null;
  return (
    <>
      <ActionButton
        action={{ key: "override", label: say("overrideDo"), ability, onAct: () => setDeciding(true) }}
        compact
      />
      {deciding && <OverrideForm claim={claim} line={line} onClose={() => setDeciding(false)} />}
    </>
  );
}

function AppealBox({ claim, line }: Props) {
  const say = useText(decisionTexts);
  const [answering, setAnswering] = useState(false);
  const ability = line.abilities["appeal.answer"];
  if (!line.appeal) return null;
  return (
    <section className={`surface ${classes["box"]}`}>
      <Stack gap="sm" align="flex-start">
        <AppealNote line={line} reading="staff" />
        {line.appeal.status === "filed" && ability && (
          <>
            <ActionButton
              action={{ key: "answer", label: say("answerDo"), ability, onAct: () => setAnswering(true) }}
              main
              compact
            />
            {!ability.allowed && (
              <Text size="sm" c="dimmed">
                {ability.reason}
              </Text>
            )}
          </>
        )}
        {answering && <AnswerForm claim={claim} line={line} onClose={() => setAnswering(false)} />}
      </Stack>
    </section>
  );
}
