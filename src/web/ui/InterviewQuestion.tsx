import { Button, Text } from "@mantine/core";
import type { QuestionData } from "../data.ts";
import { useText } from "../text.ts";
import { decisionTexts } from "../texts/decision/index.ts";
import { ClauseChip } from "./ClauseChip.tsx";
import decision from "./decision.module.css";
import { QuestionField } from "./QuestionField.tsx";

interface Props {
  readonly question: QuestionData;
  readonly value: unknown;
  /** Null: "I don't know". */
  readonly onAnswer: (value: unknown) => void;
  readonly skipped: boolean;
  readonly currency: string;
}

/** One question with its help, the clause that needs it, and a way to leave it open. */
export function InterviewQuestion({ question, value, onAnswer, skipped, currency }: Props) {
  const say = useText(decisionTexts);
  const offered = question.type === "boolean" || (question.type === "choice" && question.choices.length <= 6);
  const empty = value === null || value === undefined;
  return (
    <div>
      <QuestionField question={question} value={value} onChange={onAnswer} currency={currency} skipped={skipped} />
      <div className={decision["questionFoot"]}>
        {!offered && empty && (
          <Button size="compact-sm" variant="default" disabled={skipped} onClick={() => onAnswer(null)}>
            {say(skipped ? "skipped" : "skip")}
          </Button>
        )}
        {question.clause && (
          <>
            <Text span size="sm">
              {say("askWhy")}
            </Text>
            <ClauseChip clause={question.clause} />
          </>
        )}
        {question.settles && empty && !skipped && <span>{say("askSettles")}</span>}
      </div>
    </div>
  );
}
