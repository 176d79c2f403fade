import { Stack, Text } from "@mantine/core";
import type { Explanation } from "../data.ts";
import { useText } from "../text.ts";
import { decisionTexts } from "../texts/decision/index.ts";
import { ClauseChip } from "./ClauseChip.tsx";
import decision from "./decision.module.css";
import { Fold } from "./Fold.tsx";
import { LawBeside } from "./LawBeside.tsx";
import classes from "./ui.module.css";

/** Who reads: a customer in plain words, or staff with the names of facts. */
export type Reading = "own" | "staff";

interface Props {
  readonly explanation: Explanation;
  readonly reading: Reading;
}

const suppliers = ["customer", "seller", "receiving", "inspection"] as const;

/** What lies behind a verdict: what is open and who supplies it, what would change it, what gave way, and the law beside it. */
export function Explained({ explanation, reading }: Props) {
  const say = useText(decisionTexts);
  const { missing, changes, overridden, notices } = explanation;
  return (
    <Stack gap={0}>
      {missing.length > 0 && (
        <Fold label={say("openTitle", { count: missing.length })}>
          <OpenPoints explanation={explanation} reading={reading} />
        </Fold>
      )}
      {changes.length > 0 && (
        <Fold label={say("changesTitle")}>
          <ul className={classes["excludes"]}>
            {changes.map((text) => (
              <li key={text}>
                <Text size="sm">{text}</Text>
              </li>
            ))}
          </ul>
        </Fold>
      )}
      {overridden.length > 0 && (
        <Fold label={say("gaveWay", { count: overridden.length })}>
          <ul className={classes["excludes"]}>
            {overridden.map(({ text, clause, by }) => (
              <li key={`${clause.id} ${by.id}`}>
                <Text size="sm" span>
                  {text}
                </Text>{" "}
                <ClauseChip clause={clause} /> <ClauseChip clause={by} />
              </li>
            ))}
          </ul>
        </Fold>
      )}
      {notices.length > 0 && (
        <Fold label={say("noticesTitle")}>
          <ul className={classes["excludes"]}>
            {notices.map(({ text, clause }) => (
              <li key={clause.id}>
                <Text size="sm" span>
                  {text}
                </Text>{" "}
                <ClauseChip clause={clause} />
              </li>
            ))}
          </ul>
        </Fold>
      )}
      <LawBeside explanation={explanation} reading={reading} />
    </Stack>
  );
}

/** What is missing, under whoever can supply it. */
function OpenPoints({ explanation: { missing }, reading }: Props) {
  const say = useText(decisionTexts);
  return (
    <dl className={decision["openPoints"]}>
      {suppliers.map((by) => {
        const theirs = missing.filter((each) => each.by === by);
        if (theirs.length === 0) return null;
        const labels = theirs.map(
          ({ fact, label, text }) => (reading === "own" && by === "customer" ? text : label) || fact,
        );
        return (
          <div key={by}>
            <dt>{say(`${reading}.${by}`)}</dt>
            <dd>{[...new Set(labels)].join(reading === "own" && by === "customer" ? " " : " · ")}</dd>
          </div>
        );
      })}
    </dl>
  );
}
