import { Stack, Switch, Text } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { IconCircleCheck } from "@tabler/icons-react";
import { useState } from "react";
import { type Claim, cardOf } from "../../data.ts";
import { factAt, factOf } from "../../facts.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { decisionTexts } from "../../texts/decision/index.ts";
import { portalTexts } from "../../texts/portal/index.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { InterviewQuestion } from "../../ui/InterviewQuestion.tsx";
import { type Asked, useInterview } from "../../ui/use-interview.ts";
import { UnitName } from "../claim/UnitName.tsx";
import classes from "../portal.module.css";
import { StepNav, type StepProps } from "./step.tsx";

/** A question with the units that need its answer. */
interface AskedOf extends Asked {
  readonly lineIds: readonly string[];
}

/** Only what the policy still needs, one more question after each answer, for all units or for each by itself; one at a time on a phone. */
export function FactsStep({ draft, onNext, onBack }: StepProps) {
  const say = useText(portalTexts);
  const ask = useText(decisionTexts);
  const { claim } = draft;
  const { lines } = claim;
  const { currency } = useSeller();
  const phone = useMediaQuery("(max-width: 47.99em)");
  const [perUnit, setPerUnit] = useState(false);
  const [at, setAt] = useState<number | null>(null);
  const firstLine = ({ lineIds }: AskedOf) => lines.find(({ id }) => lineIds.includes(id));
  const answerOf = (item: AskedOf) => factAt(firstLine(item)?.answers ?? {}, item.question.fact);
  const { shown, done, more, isSkipped, note } = useInterview(questionsOf(claim, perUnit), answerOf);
  if (shown.length === 0) {
    return (
      <>
        <EmptyState icon={<IconCircleCheck size={24} />} title={say("factsNone")} text={say("factsNoneText")} />
        <StepNav onNext={onNext} onBack={onBack} />
      </>
    );
  }
  const last = shown.length - 1;
  const here = Math.min(at ?? last, last);
  const goOn = () => {
    const present = shown[here];
    const open = present && (answerOf(present) ?? null) === null && !isSkipped(present);
    // Going on without an answer leaves the question open.
    if (open && more) note(present, null);
    if (here === last && !(open && more)) return onNext();
    setAt(here + 1);
  };
  return (
    <Stack gap="lg">
      <Text c="dimmed">{phone ? ask("questionAt", { at: here + 1 }) : say("factsLead")}</Text>
      {lines.length > 1 && (
        <Switch
          label={say("factsPerUnit")}
          description={perUnit ? undefined : say("factsForAll")}
          checked={perUnit}
          onChange={(event) => {
            setPerUnit(event.currentTarget.checked);
            setAt(null);
          }}
        />
      )}
      {(phone ? shown.slice(here, here + 1) : shown).map((item) => {
        const line = firstLine(item);
        return (
          <div key={item.key} className={classes["card"]}>
            {perUnit && line && (
              <Text size="sm" c="dimmed" mb={4}>
                <UnitName line={line} />
              </Text>
            )}
            <InterviewQuestion
              question={item.question}
              value={answerOf(item)}
              skipped={isSkipped(item)}
              currency={currency}
              onAnswer={(value) => {
                // On a phone the answered question stays in sight until its reader goes on.
                if (phone) setAt(here);
                note(item, value);
                void draft.editLines(item.lineIds, { answers: factOf(item.question.fact, value) });
              }}
            />
          </div>
        );
      })}
      <Text size="sm" role="status">
        {done && ask("askDone")}
      </Text>
      <StepNav onNext={phone ? goOn : onNext} onBack={phone && here > 0 ? () => setAt(here - 1) : onBack} />
    </Stack>
  );
}

/** What to ask next of the units, each question once with all that need it, or once for each unit. */
function questionsOf(claim: Claim, perUnit: boolean): readonly AskedOf[] {
  if (perUnit) {
    return claim.lines.flatMap((line) =>
      cardOf(claim, line).questions.map((question) => ({
        key: `${line.id} ${question.fact}`,
        question,
        lineIds: [line.id],
      })),
    );
  }
  const asked = new Map<string, AskedOf>();
  for (const line of claim.lines)
    for (const question of cardOf(claim, line).questions.filter(({ stage }) => stage === "intake")) {
      const lineIds = [...(asked.get(question.fact)?.lineIds ?? []), line.id];
      asked.set(question.fact, { key: question.fact, question, lineIds });
    }
  return [...asked.values()];
}
