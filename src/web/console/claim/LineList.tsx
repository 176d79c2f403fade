import { NativeSelect, UnstyledButton } from "@mantine/core";
import { IconCircleCheck, IconCircleX, IconHelpCircle, IconShieldCheck } from "@tabler/icons-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { serialKey } from "../../../core/serial.ts";
import { type Claim, type ClaimLine, cardOf } from "../../data.ts";
import { useText } from "../../text.ts";
import { claimTexts } from "../../texts/console-claims/index.ts";
import { shared } from "../../texts/shared/index.ts";
import { FindField } from "../../ui/FindField.tsx";
import { useRowKeys } from "../keys.ts";
import classes from "./claim.module.css";

interface Props {
  readonly claim: Claim;
  readonly chosen: ClaimLine | undefined;
  readonly onChoose: (position: number) => void;
}

const verdicts = {
  covered: [IconCircleCheck, "var(--tone-good)", "verdictCovered"],
  provisional: [IconShieldCheck, "var(--tone-good)", "verdictProvisional"],
  not_covered: [IconCircleX, "var(--tone-bad)", "verdictNotCovered"],
  undetermined: [IconHelpCircle, "var(--tone-open)", "verdictUndetermined"],
} as const;

/** From this many units on a claim's are searched and scrolled in a box of their own. */
const large = 12;

/** The units of a claim with where each stands; the chosen one is what the middle and the right are about. */
export function LineList({ claim, chosen, onChoose }: Props) {
  const say = useText(claimTexts);
  const place = useRef<HTMLElement>(null);
  const [find, setFind] = useState("");
  const [group, setGroup] = useState("");
  useRowKeys(place);
  const box = useChosenInSight(chosen);
  const isLarge = claim.lines.length >= large;
  const wanted = serialKey(find);
  const found = claim.lines.filter(
    (line) => groupsOf(claim, line).includes(group) && serialKey(line.serial).includes(wanted),
  );
  // A scanner ends with Enter.
  const chooseFirst = (event: KeyboardEvent) => {
    if (event.key === "Enter" && found[0]) onChoose(found[0].position);
  };
  return (
    <nav
      ref={place}
      className={`surface ${classes["lines"]}`}
      aria-label={say("lines")}
      {...(isLarge ? { "data-large": true } : {})}
    >
      {isLarge && (
        <div className={classes["finder"]}>
          <FindField
            size="sm"
            label={say("findUnit")}
            value={find}
            onChange={(event) => setFind(event.currentTarget.value)}
            onKeyDown={chooseFirst}
          />
          <Groups claim={claim} value={group} onChange={setGroup} />
        </div>
      )}
      <ul className={`unstyled-list ${classes["lineBox"]}`} ref={box}>
        {found.map((line) => (
          <li key={line.id}>
            <Unit claim={claim} line={line} current={line === chosen} onChoose={() => onChoose(line.position)} />
          </li>
        ))}
        {found.length === 0 && <li className={classes["noUnit"]}>{say("noUnitFound")}</li>}
      </ul>
    </nav>
  );
}

/** What a unit is found by besides its serial number: where it stands, its verdict, its model; nothing finds all. */
function groupsOf(claim: Claim, line: ClaimLine): readonly string[] {
  return ["", line.stateText, cardOf(claim, line).verdict, line.model ?? ""];
}

interface GroupsProps {
  readonly claim: Claim;
  readonly value: string;
  readonly onChange: (group: string) => void;
}

/** Narrows the units to those that stand somewhere, have one verdict, or are of one model, with how many those are. */
function Groups({ claim, value, onChange }: GroupsProps) {
  const say = useText(claimTexts);
  const word = useText(shared);
  const states = Map.groupBy(claim.lines, ({ stateText }) => stateText);
  const told = Map.groupBy(claim.lines, (line) => cardOf(claim, line).verdict);
  const models = Map.groupBy(claim.lines, ({ model }) => model ?? "");
  return (
    <NativeSelect
      size="sm"
      aria-label={say("narrowUnits")}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    >
      <option value="">{say("allUnits", { count: claim.lines.length })}</option>
      <optgroup label={say("whereTheyStand")}>
        {[...states].map(([state, { length }]) => (
          <option key={state} value={state}>
            {state} ({length})
          </option>
        ))}
      </optgroup>
      <optgroup label={say("theirVerdict")}>
        {[...told].map(([verdict, { length }]) => (
          <option key={verdict} value={verdict}>
            {word(verdicts[verdict][2])} ({length})
          </option>
        ))}
      </optgroup>
      {models.size > 1 && (
        <optgroup label={say("theirModel")}>
          {[...models].map(
            ([model, { length }]) =>
              model && (
                <option key={model} value={model}>
                  {model} ({length})
                </option>
              ),
          )}
        </optgroup>
      )}
    </NativeSelect>
  );
}

interface UnitProps {
  readonly claim: Claim;
  readonly line: ClaimLine;
  readonly current: boolean;
  readonly onChoose: () => void;
}

function Unit({ claim, line, current, onChoose }: UnitProps) {
  const { verdict, sentence } = cardOf(claim, line);
  const [Icon, color] = verdicts[verdict];
  return (
    <UnstyledButton className={classes["line"]} onClick={onChoose} aria-current={current} data-row>
      <span className={classes["lineNumber"]}>{line.position}</span>
      <span className={classes["lineWords"]}>
        <span className={`mono ${classes["serial"]}`}>{line.serial}</span>
        <span className={classes["dim"]}>{line.stateText}</span>
      </span>
      <Icon size={16} color={color} role="img" aria-label={sentence} />
    </UnstyledButton>
  );
}

/** Scrolls the box, and nothing around it, to the unit that was chosen, by whatever way. */
function useChosenInSight(chosen: ClaimLine | undefined) {
  const box = useRef<HTMLUListElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another unit has another place.
  useEffect(() => {
    const row = box.current?.querySelector<HTMLElement>("[aria-current=true]");
    if (!box.current || !row) return;
    const [above, below] = [row.offsetTop, row.offsetTop + row.offsetHeight - box.current.clientHeight];
    if (box.current.scrollTop > above || box.current.scrollTop < below) box.current.scrollTop = above;
  }, [chosen?.id]);
  return box;
}
