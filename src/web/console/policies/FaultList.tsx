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
  readonly faults: readonly Fault[];
  readonly onPick?: (fault: Fault) => void;
}

/** Faults, each with its place; a press on the place leads there. */
export function FaultList({ faults, onPick }: Props) {
  const say = useText(policyTexts);
  if (faults.length === 0) return null;
  return (
    <ul className={classes["faults"]} aria-label={say("faultsTitle")} tabIndex={0}>
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
