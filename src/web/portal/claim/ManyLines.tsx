import { Accordion, Group, NativeSelect, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { type Claim, type ClaimLine, cardOf } from "../../data.ts";
import { useFormat } from "../../format.ts";
import { useText } from "../../text.ts";
import { decisionTexts } from "../../texts/decision/index.ts";
import { portalTexts } from "../../texts/portal/index.ts";
import { shared } from "../../texts/shared/index.ts";
import { Mark } from "../../ui/tone.tsx";
import { coverTitle, looks, verdictTitle } from "../../ui/VerdictCard.tsx";
import { LineCover } from "./LineCover.tsx";

/** From this many units on a claim is told in groups: nobody reads three hundred cards. */
export const many = 6;

const mostShown = 100;

/** Units of a large claim by what is said of them, each group once with its serial numbers. */
export function ManyLines({ claim, part }: { readonly claim: Claim; readonly part: "cover" | "course" }) {
  const say = useText(portalTexts);
  const groups = Map.groupBy(claim.lines, (line) => {
    if (part === "course") return line.ending?.text ?? line.stateText;
    const { verdict, sentence } = cardOf(claim, line);
    return `${verdict} ${sentence}`;
  });
  return (
    <Accordion variant="separated" radius="md">
      {[...groups].map(([key, lines]) => (
        <Accordion.Item key={key} value={key}>
          <Accordion.Control>
            <Stack gap={4}>
              <Group gap="sm">
                <Text fw={650}>{[say("manyUnits", { count: lines.length }), ...modelOf(lines)].join(" · ")}</Text>
                {lines[0] && <Said claim={claim} line={lines[0]} part={part} />}
              </Group>
            </Stack>
          </Accordion.Control>
          <Accordion.Panel>
            {part === "cover" && lines[0] && (
              <Text size="sm" mb="xs">
                {cardOf(claim, lines[0]).sentence}
              </Text>
            )}
            <Text size="sm" className="mono" c="dimmed">
              {lines
                .slice(0, mostShown)
                .map(({ serial }) => serial)
                .join(" · ")}
              {lines.length > mostShown && " …"}
            </Text>
            {part === "cover" && <OneUnit claim={claim} lines={lines} />}
          </Accordion.Panel>
        </Accordion.Item>
      ))}
    </Accordion>
  );
}

/** The decision about one unit of a group: why, its sheet, and what its customer can do about it. */
function OneUnit({ claim, lines }: { readonly claim: Claim; readonly lines: readonly ClaimLine[] }) {
  const say = useText(decisionTexts);
  const [id, setId] = useState("");
  const line = lines.find((one) => one.id === id);
  return (
    <Stack gap="sm" mt="sm">
      <NativeSelect
        label={say("oneUnit")}
        value={id}
        onChange={(event) => setId(event.currentTarget.value)}
        data={[{ value: "", label: "–" }, ...lines.map((one) => ({ value: one.id, label: one.serial }))]}
      />
      {line && <LineCover key={line.id} claim={claim} line={line} />}
    </Stack>
  );
}

/** What all units of a group are; nothing where they differ. */
function modelOf(lines: readonly ClaimLine[]): string[] {
  const [model, ...others] = new Set(lines.map((line) => line.model));
  return model && others.length === 0 ? [model] : [];
}

interface SaidProps {
  readonly claim: Claim;
  readonly line: ClaimLine;
  readonly part: "cover" | "course";
}

function Said({ claim, line, part }: SaidProps) {
  const word = useText(shared);
  const format = useFormat();
  if (part === "course") return <Text size="sm">{line.ending?.text ?? line.stateText}</Text>;
  const card = cardOf(claim, line);
  // Where the warranty is what counts, groups differ by its last day.
  const cover = { verdict: card.verdict, endsOn: card.decision.warranty.endsOn };
  const title = claim.kind === "fault" ? coverTitle(cover, word, format) : verdictTitle(card, word, format);
  return <Mark tone={looks[card.verdict].tone}>{title}</Mark>;
}
