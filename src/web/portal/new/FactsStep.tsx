import { Stack, Switch, Text } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { IconCircleCheck } from "@tabler/icons-react";
import { useRef, useState } from "react";
import type { ClaimLine, QuestionData } from "../../data.ts";
import { factAt, factOf } from "../../facts.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { portalTexts } from "../../texts/portal/index.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { QuestionField } from "../../ui/QuestionField.tsx";
import { UnitName } from "../claim/Lines.tsx";
import classes from "../portal.module.css";
import type { Draft } from "./draft.ts";
import { StepNav, type StepProps } from "./step.tsx";

/** A question with the units that need its answer. */
interface Asked {
  readonly question: QuestionData;
  readonly lineIds: readonly string[];
}

/** Only what the policy still needs, each once for all units or for each by itself; one at a time on a phone. */
export function FactsStep({ draft, onNext, onBack }: StepProps) {
  const say = useText(portalTexts);
  const phone = useMediaQuery("(max-width: 47.99em)");
  const [perUnit, setPerUnit] = useState(false);
  const [at, setAt] = useState(0);
  const asked = useAsked(draft.claim.lines, perUnit);
  if (asked.length === 0) {
    return (
      <>
        <EmptyState icon={<IconCircleCheck size={24} />} title={say("factsNone")} text={say("factsNoneText")} />
        <StepNav onNext={onNext} onBack={onBack} />
      </>
    );
  }
  const here = Math.min(at, asked.length - 1);
  const shown = phone ? asked.slice(here, here + 1) : asked;
  const last = !phone || here === asked.length - 1;
  return (
    <Stack gap="lg">
      <Text c="dimmed">{phone ? say("factsAt", { at: here + 1, all: asked.length }) : say("factsLead")}</Text>
      {draft.claim.lines.length > 1 && (
        <Switch
          label={say("factsPerUnit")}
          description={perUnit ? undefined : say("factsForAll")}
          checked={perUnit}
          onChange={(event) => {
            setPerUnit(event.currentTarget.checked);
            setAt(0);
          }}
        />
      )}
      {shown.map((one) => (
        <Ask key={`${one.question.fact} ${perUnit ? one.lineIds[0] : ""}`} draft={draft} asked={one} named={perUnit} />
      ))}
      <StepNav
        onNext={last ? onNext : () => setAt(here + 1)}
        onBack={phone && here > 0 ? () => setAt(here - 1) : onBack}
      />
    </Stack>
  );
}

function Ask({ draft, asked, named }: { readonly draft: Draft; readonly asked: Asked; readonly named: boolean }) {
  const seller = useSeller();
  const lines = draft.claim.lines.filter((line) => asked.lineIds.includes(line.id));
  const [first] = lines;
  return (
    <div className={classes["card"]}>
      {named && first && (
        <Text size="sm" c="dimmed" mb={4}>
          <UnitName line={first} />
        </Text>
      )}
      <QuestionField
        question={asked.question}
        value={first && factAt(first.answers, asked.question.fact)}
        currency={seller.currency}
        onChange={(value) => void draft.editLines(asked.lineIds, { answers: factOf(asked.question.fact, value) })}
      />
    </div>
  );
}

/** The questions of this visit: those open now, and those answered meanwhile, so that an answer can be changed. */
function useAsked(lines: readonly ClaimLine[], perUnit: boolean): readonly Asked[] {
  const seen = useRef(new Map<string, Asked & { lineIds: string[] }>());
  for (const line of lines) {
    for (const question of line.card.questions) {
      if (question.stage !== "intake") continue;
      const known = seen.current.get(question.fact);
      if (!known) seen.current.set(question.fact, { question, lineIds: [line.id] });
      else if (!known.lineIds.includes(line.id)) known.lineIds.push(line.id);
      seen.current.set(question.fact, { question, lineIds: seen.current.get(question.fact)?.lineIds ?? [] });
    }
  }
  const present = new Set(lines.map((line) => line.id));
  const asked = [...seen.current.values()]
    .map(({ question, lineIds }) => ({ question, lineIds: lineIds.filter((id) => present.has(id)) }))
    .filter(({ lineIds }) => lineIds.length > 0);
  if (!perUnit) return asked;
  return lines.flatMap((line) =>
    asked.filter((one) => one.lineIds.includes(line.id)).map(({ question }) => ({ question, lineIds: [line.id] })),
  );
}
