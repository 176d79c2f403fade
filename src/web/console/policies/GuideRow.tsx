import { Button, NativeSelect, Text, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { Problem } from "../../client.ts";
import { type Say, useText } from "../../text.ts";
import { policyTexts } from "../../texts/console-policies/index.ts";
import { ClauseChip } from "../../ui/ClauseChip.tsx";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import type { GuidedField } from "./draft.ts";
import { type DurationUnit, durationUnits, readDuration, writeDuration } from "./duration.ts";
import classes from "./policies.module.css";

interface Props {
  readonly field: GuidedField;
  readonly disabled: boolean;
  readonly busy: boolean;
  readonly error: Problem | null;
  readonly onChange: (value: string) => void;
}

/** One value of a policy: what it sets in words, and the value to change; Enter or the button writes it to the draft. */
export function GuideRow({ field, disabled, busy, error, onChange }: Props) {
  const say = useText(policyTexts);
  const duration = field.kind === "duration" ? readDuration(field.value) : null;
  const start = duration ? String(duration.count) : field.value;
  const [typed, setTyped] = useState(start);
  const [unit, setUnit] = useState<DurationUnit>(duration?.unit ?? "D");
  const [told, setTold] = useState<string | null>(null);
  // What is wrong with the value stands beneath it until it is typed anew; what else went wrong, beneath the row.
  const refused = error?.field("/value");
  const changed = typed !== start || (duration !== null && unit !== duration.unit);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wrong = wrongWith(field, duration !== null, typed.trim());
    setTold(wrong ? say(wrong) : null);
    if (!wrong && changed) onChange(duration ? writeDuration(Number(typed.trim()), unit) : typed.trim());
  };
  return (
    <li data-changed={changed || undefined}>
      <div className={classes["guideText"]}>
        {field.text} {field.clause && field.kind !== "clause" && <ClauseChip clause={field.clause} />}
        {field.from && <span className={classes["guideWhen"]}>{say("guideFrom", { from: field.from })}</span>}
        {field.when && field.kind !== "clause" && (
          <span className={classes["guideWhen"]}>
            {say("guideWhen")} <code className="mono">{field.when}</code>
          </span>
        )}
      </div>
      <form onSubmit={submit} className={classes["guideWords"]} aria-label={field.text}>
        {field.choices ? (
          <NativeSelect
            aria-label={field.text}
            value={typed}
            disabled={disabled}
            onChange={(event) => setTyped(event.currentTarget.value)}
            data={field.choices.map(({ value, label }) => ({ value, label: choiceText(field, value, label) }))}
          />
        ) : (
          <TextInput
            aria-label={field.text}
            value={typed}
            disabled={disabled}
            error={told ?? refused !== undefined}
            inputMode={numeric(field, duration !== null) ? "numeric" : "text"}
            className={field.kind === "warnings" ? classes["guideDays"] : ""}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        )}
        {duration ? (
          <NativeSelect
            aria-label={say("unitOf", { what: field.text })}
            value={unit}
            disabled={disabled}
            onChange={(event) => setUnit(durationUnits.find((one) => one === event.currentTarget.value) ?? "D")}
            data={durationUnits.map((one) => ({ value: one, label: say(`unit.${one}`) }))}
          />
        ) : (
          <Suffix kind={field.kind} say={say} />
        )}
        {changed && (
          <Button type="submit" size="xs" loading={busy} disabled={disabled}>
            {say("apply")}
          </Button>
        )}
      </form>
      {error && (
        <div className={classes["guideRefused"]}>
          {refused === undefined ? (
            <ProblemAlert error={error} />
          ) : (
            <Text size="sm" c="var(--tone-bad)" role="alert">
              {refused}
            </Text>
          )}
        </div>
      )}
    </li>
  );
}

function Suffix({
  kind,
  say,
}: {
  readonly kind: GuidedField["kind"];
  readonly say: Say<"percent" | "workingDays" | "unit.D">;
}) {
  if (kind === "percent") return <span>{say("percent")}</span>;
  if (kind === "warnings") return <span>{say("unit.D")}</span>;
  return kind === "working_days" ? <span>{say("workingDays")}</span> : null;
}

const longest = 60;

function choiceText({ kind }: GuidedField, value: string, label: string): string {
  const words = label.length > longest ? `${label.slice(0, longest)}…` : label;
  return kind === "clause" ? `${value} · ${words}` : words;
}

function numeric(field: GuidedField, simple: boolean): boolean {
  return simple || field.kind === "number" || field.kind === "percent";
}

function wrongWith(
  field: GuidedField,
  simple: boolean,
  typed: string,
): "wholeNumber" | "spanNeeded" | "daysNeeded" | null {
  if (field.kind === "warnings") return /^\d{1,4}(, ?\d{1,4})*$/.test(typed) ? null : "daysNeeded";
  if (field.kind === "working_days") return /^\d{1,4}(-\d{1,4})?$/.test(typed) ? null : "spanNeeded";
  if (simple || field.kind === "number") return /^\d{1,9}$/.test(typed) ? null : "wholeNumber";
  if (field.choices) return null;
  if (field.kind === "percent") return /^\d{1,3}(\.\d{1,4})?$/.test(typed) ? null : "wholeNumber";
  return null;
}
