import { UnstyledButton } from "@mantine/core";
import { useId } from "@mantine/hooks";
import { IconX } from "@tabler/icons-react";
import type { KeyboardEvent } from "react";
import type { QuestionData } from "../data.ts";
import { factAt } from "../facts.ts";
import { useText } from "../text.ts";
import { shared } from "../texts/shared/index.ts";
import classes from "./FactRows.module.css";
import { QuestionField } from "./QuestionField.tsx";

interface Props {
  readonly questions: readonly QuestionData[];
  /** Nested facts answered so far. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** Null takes an answer back. */
  readonly onAnswer: (fact: string, value: unknown) => void;
  /** Heading of the group, for those who do not see it. */
  readonly label: string;
  readonly currency?: string;
  readonly disabled?: boolean;
}

/** Asks many facts in rows that need no mouse: arrows or Enter go from row to row, y and n or a number answer, Backspace takes back. */
export function FactRows({ questions, facts, onAnswer, label, currency, disabled = false }: Props) {
  return (
    <fieldset className={classes["rows"]} disabled={disabled}>
      <legend className={classes["legend"]}>{label}</legend>
      {questions.map((question) => {
        const value = factAt(facts, question.fact);
        const answer = (next: unknown) => onAnswer(question.fact, next);
        return question.type === "boolean" || question.type === "choice" ? (
          <FactRow key={question.fact} question={question} value={value} onAnswer={answer} />
        ) : (
          <div key={question.fact} className={classes["field"]}>
            <QuestionField question={question} value={value} onChange={answer} {...(currency ? { currency } : {})} />
          </div>
        );
      })}
    </fieldset>
  );
}

interface RowProps {
  readonly question: QuestionData;
  readonly value: unknown;
  readonly onAnswer: (value: unknown) => void;
}

function FactRow({ question, value, onAnswer }: RowProps) {
  const say = useText(shared);
  const name = useId();
  const options =
    question.type === "boolean"
      ? [
          { value: true, label: say("yes") },
          { value: false, label: say("no") },
        ]
      : question.choices;
  const known = value !== undefined && value !== null;
  const keys = (event: KeyboardEvent<HTMLElement>) => {
    const picked = pickedBy(event.key, question);
    if (picked === undefined) return moveBy(event);
    event.preventDefault();
    onAnswer(picked);
  };
  return (
    <div role="radiogroup" aria-label={question.question} className={classes["row"]} onKeyDown={keys} data-fact-row>
      <span className={classes["words"]}>
        <span>{question.question}</span>
      </span>
      <span className={classes["options"]}>
        {options.map((option, at) => (
          <label key={option.label} className={classes["option"]} data-value={String(option.value)}>
            <input type="radio" name={name} checked={value === option.value} onChange={() => onAnswer(option.value)} />
            {question.type === "choice" && <span className={classes["hint"]}>{at + 1}</span>}
            {option.label}
          </label>
        ))}
        <UnstyledButton
          className={classes["clear"]}
          onClick={() => onAnswer(null)}
          aria-label={`${say("remove")}: ${question.label}`}
          disabled={!known}
          tabIndex={-1}
        >
          <IconX size={14} aria-hidden />
        </UnstyledButton>
      </span>
    </div>
  );
}

/** What a key answers: undefined where it answers nothing. */
function pickedBy(key: string, question: QuestionData): unknown {
  if (key === "Backspace" || key === "Delete") return null;
  if (question.type === "boolean")
    return key === "y" || key === "Y" ? true : key === "n" || key === "N" ? false : undefined;
  return question.choices[Number(key) - 1]?.value;
}

/** Up and down go to the row before and after; Enter goes on, and leaves the last row to whoever listens above. */
export function moveBy(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === "ArrowDown" || event.key === "Enter" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (step === 0 || event.ctrlKey || event.metaKey) return;
  const rows = [...document.querySelectorAll<HTMLElement>("[data-fact-row]")];
  const next = rows[rows.indexOf(event.currentTarget) + step];
  if (!next && event.key === "Enter") return;
  event.preventDefault();
  focusRow(next);
}

/** Puts the focus on what a row (`data-fact-row`) has chosen, else on its first choice. */
export function focusRow(row: HTMLElement | undefined): void {
  const place = row?.querySelector<HTMLElement>("input:checked") ?? row?.querySelector<HTMLElement>("input, button");
  place?.focus();
}
