import { NativeSelect } from "@mantine/core";
import { useState } from "react";
import type { ClaimLine } from "../../data.ts";
import { useText } from "../../text.ts";
import { portalTexts } from "../../texts/portal/index.ts";
import { many } from "../claim/ManyLines.tsx";
import { DraftWords } from "./DraftWords.tsx";
import type { StepProps } from "./step.tsx";

const mostGroups = 20;
const mostNamed = 4;

/** What is wrong with each unit. Of many, those of which the same is said have one field together, and any one can be told apart from them. */
export function UnitWords({ draft }: Pick<StepProps, "draft">) {
  const say = useText(portalTexts);
  const [apart, setApart] = useState("");
  const { lines } = draft.claim;
  const one = (line: ClaimLine) => (
    <DraftWords
      key={line.id}
      keep={`draft words ${line.id}`}
      label={say("whatOfUnit", { serial: line.serial })}
      value={line.description}
      onSave={(description) => void draft.editLine(line.id, { description })}
    />
  );
  if (lines.length < many) return lines.map(one);
  const line = lines.find(({ id }) => id === apart);
  const groups = [...Map.groupBy(lines, ({ description }) => description)];
  return (
    <>
      {groups.slice(0, mostGroups).map(([description, same]) => (
        <DraftWords
          key={`${same[0]?.id} ${description}`}
          keep={null}
          label={say("whatOfUnits", { count: same.length })}
          description={namesOf(same)}
          value={description}
          onSave={(words) =>
            void draft.editLines(
              same.map(({ id }) => id),
              { description: words },
            )
          }
        />
      ))}
      <NativeSelect
        label={say("whatApart")}
        value={apart}
        onChange={(event) => setApart(event.currentTarget.value)}
        data={[{ value: "", label: "–" }, ...lines.map(({ id, serial }) => ({ value: id, label: serial }))]}
      />
      {line && one(line)}
    </>
  );
}

/** The first serial numbers of a group, and that there are more. */
export function namesOf(lines: readonly ClaimLine[]): string {
  const named = lines.slice(0, mostNamed).map(({ serial }) => serial);
  return `${named.join(" · ")}${lines.length > mostNamed ? " …" : ""}`;
}
