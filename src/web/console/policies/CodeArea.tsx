import { type UIEvent, useRef, useState } from "react";
import { useText } from "../../text.ts";
import { policyTexts } from "../../texts/console-policies/index.ts";
import classes from "./policies.module.css";

/** A fault in a text, by its place; lines and columns count from 1. */
export interface Fault {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

interface Props {
  readonly label: string;
  readonly value: string;
  readonly faults: readonly Fault[];
  readonly onChange: (value: string) => void;
}

const rowHeight = 20;

/** A text with numbered lines; lines with a fault are marked, and each fault beneath leads to its place. */
export function CodeArea({ label, value, faults, onChange }: Props) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [scrolled, setScrolled] = useState(0);
  const count = value.split("\n").length;
  const wrong = new Map(faults.map((fault) => [fault.line, fault]));
  const follow = (event: UIEvent<HTMLTextAreaElement>) => setScrolled(event.currentTarget.scrollTop);
  return (
    <div>
      <div className={classes["code"]}>
        <div className={classes["gutter"]} aria-hidden>
          <div style={{ transform: `translateY(${-scrolled}px)` }}>
            {Array.from({ length: count }, (_, at) => (
              <span key={at} data-wrong={wrong.has(at + 1) || undefined} title={wrong.get(at + 1)?.message}>
                {at + 1}
              </span>
            ))}
          </div>
        </div>
        <div className={classes["codeField"]}>
          <div className={classes["codeMarks"]} style={{ transform: `translateY(${-scrolled}px)` }} aria-hidden>
            {[...wrong.keys()].map((line) => (
              <span key={line} style={{ top: (line - 1) * rowHeight }} />
            ))}
          </div>
          <textarea
            ref={field}
            aria-label={label}
            aria-invalid={faults.length > 0}
            spellCheck={false}
            autoCapitalize="off"
            autoComplete="off"
            wrap="off"
            value={value}
            onScroll={follow}
            onChange={(event) => onChange(event.currentTarget.value)}
          />
        </div>
      </div>
      <FaultList faults={faults} onPick={(fault) => goTo(field.current, fault)} />
    </div>
  );
}

interface FaultListProps {
  readonly faults: readonly Fault[];
  readonly onPick?: (fault: Fault) => void;
}

/** Faults, each with its place; a press on the place leads there. */
export function FaultList({ faults, onPick }: FaultListProps) {
  const say = useText(policyTexts);
  if (faults.length === 0) return null;
  return (
    <ul className={classes["faults"]} aria-label={say("faultsTitle")}>
      {faults.map((fault) => {
        const place = `${fault.file}:${fault.line}:${fault.column}`;
        return (
          <li key={`${place} ${fault.message}`}>
            {onPick ? (
              <button type="button" className={classes["place"]} onClick={() => onPick(fault)}>
                {place}
              </button>
            ) : (
              <span className={classes["place"]}>{place}</span>
            )}{" "}
            {fault.message}
          </li>
        );
      })}
    </ul>
  );
}

function goTo(field: HTMLTextAreaElement | null, { line, column }: Fault): void {
  if (!field) return;
  const lines = field.value.split("\n");
  const start = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
  const at = Math.min(start + column - 1, start + (lines[line - 1]?.length ?? 0));
  field.focus();
  field.setSelectionRange(at, at);
  field.scrollTop = Math.max(0, (line - 6) * rowHeight);
}
