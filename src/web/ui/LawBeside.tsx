import { Stack, Text } from "@mantine/core";
import { IconScale } from "@tabler/icons-react";
import type { Explanation } from "../data.ts";
import { useText } from "../text.ts";
import { decisionTexts } from "../texts/decision/index.ts";
import { ClauseChip } from "./ClauseChip.tsx";
import decision from "./decision.module.css";
import type { Reading } from "./Explained.tsx";
import { Fold } from "./Fold.tsx";
import { Mark } from "./tone.tsx";
import classes from "./ui.module.css";

interface Props {
  readonly explanation: Explanation;
  readonly reading: Reading;
}

/** The statutory rights beside the terms: in one sentence, then point by point with the better side marked, then each right in full. */
export function LawBeside({ explanation: { laws, points }, reading }: Props) {
  const say = useText(decisionTexts);
  if (laws.length === 0) return null;
  const more = points.filter(({ better }) => better === "statute").map(({ label }) => label);
  const rights = laws.flatMap((law) => law.rights);
  return (
    <section className={decision["law"]}>
      <Stack gap={4}>
        <Text fw={600} size="sm" className={decision["lawTitle"] ?? ""}>
          <IconScale size={17} aria-hidden />
          {say(reading === "own" ? "lawTitle" : "lawTitleStaff")}
        </Text>
        {laws.map((law) => (
          <Text size="sm" key={law.regime}>
            {say("lawSays", { law: law.title, verdict: law.verdict.replace(/[.。]$/, "") })}
          </Text>
        ))}
        {points.length > 0 && (
          <Text size="sm">{more.length > 0 ? say("lawMore", { points: more.join(", ") }) : say("lawLess")}</Text>
        )}
        {points.length > 0 && (
          <Fold label={say("lawPoints")}>
            <PointTable points={points} reading={reading} />
          </Fold>
        )}
        {rights.length > 0 && (
          <Fold label={say("lawRights", { count: rights.length })}>
            <ul className={classes["excludes"]}>
              {rights.map(({ text, clause }) => (
                <li key={`${clause.id} ${text}`}>
                  <Text size="sm" span>
                    {text}
                  </Text>{" "}
                  <ClauseChip clause={clause} />
                </li>
              ))}
            </ul>
          </Fold>
        )}
        {laws.map((law) => (
          <Text size="xs" c="dimmed" key={law.regime}>
            {law.advice}
          </Text>
        ))}
      </Stack>
    </section>
  );
}

function PointTable({ points, reading }: { readonly points: Explanation["points"]; readonly reading: Reading }) {
  const say = useText(decisionTexts);
  const mark = <Mark tone="good">{say(reading === "own" ? "better" : "betterStaff")}</Mark>;
  const heads = { commercial: say("commercialHead"), statute: say("statutoryHead") };
  return (
    <table className={decision["points"]}>
      <thead>
        <tr>
          <th scope="col">{say("pointHead")}</th>
          <th scope="col">{heads.commercial}</th>
          <th scope="col">{heads.statute}</th>
        </tr>
      </thead>
      <tbody>
        {points.map(({ point, label, commercial, statutory, better }) => (
          <tr key={point}>
            <th scope="row">{label}</th>
            <td data-head={heads.commercial}>
              {commercial} {better === "commercial" && commercial !== statutory && mark}
            </td>
            <td data-head={heads.statute}>
              {statutory} {better === "statute" && mark}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
