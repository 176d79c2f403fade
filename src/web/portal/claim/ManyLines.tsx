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
const mostGroups = 6;

/** Units of a large claim by what is said of them, each group once with its serial numbers. */
export function ManyLines({ claim, part }: { readonly claim: Claim; readonly part: Part }) {
  const say = useText(portalTexts);
  const told = Map.groupBy(claim.lines, (line) => saidOf(claim, line, part));
  // A farm whose machines came over many days reads its verdicts first, the days within each.
  const groups =
    part === "cover" && told.size > mostGroups ? Map.groupBy(claim.lines, (line) => cardOf(claim, line).verdict) : told;
  return (
    <Accordion variant="separated" radius="md">
      {[...groups].map(([key, lines]) => (
        <Accordion.Item key={key} value={key}>
          <Accordion.Control>
            <Stack gap={4}>
              <Group gap="sm">
                <Text fw={650}>{[say("manyUnits", { count: lines.length }), ...modelOf(lines)].join(" · ")}</Text>
                <Said claim={claim} lines={lines} part={part} />
              </Group>
            </Stack>
          </Accordion.Control>
          <Accordion.Panel>
            <Stack gap="sm">
              {[...Map.groupBy(lines, (line) => saidOf(claim, line, part))].map(([said, those]) => (
                <div key={said}>
                  {part === "cover" && those[0] && (
                    <Text size="sm" mb={4}>
                      {those.length < lines.length && `${say("manyUnits", { count: those.length })}: `}
                      {cardOf(claim, those[0]).sentence}
                    </Text>
                  )}
                  <Text size="sm" className="mono" c="dimmed">
                    {those
                      .slice(0, mostShown)
                      .map(({ serial }) => serial)
                      .join(" · ")}
                    {those.length > mostShown && " …"}
                  </Text>
                </div>
              ))}
            </Stack>
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

type Part = "cover" | "course";

/** What a unit shares with the others of its group. */
function saidOf(claim: Claim, line: ClaimLine, part: Part): string {
  if (part === "course") return line.ending?.text ?? line.stateText;
  const { verdict, sentence } = cardOf(claim, line);
  return `${verdict} ${sentence}`;
}

interface SaidProps {
  readonly claim: Claim;
  readonly lines: readonly ClaimLine[];
  readonly part: Part;
}

function Said({ claim, lines, part }: SaidProps) {
  const say = useText(portalTexts);
  const word = useText(shared);
  const format = useFormat();
  const [line] = lines;
  if (!line) return null;
  if (part === "course") return <Text size="sm">{line.ending?.text ?? line.stateText}</Text>;
  const card = cardOf(claim, line);
  const days = [...new Set(lines.flatMap((one) => cardOf(claim, one).decision.warranty.endsOn ?? []))].sort();
  const [from, to] = [days[0], days.at(-1)];
  if (from && to && from !== to)
    return (
      <>
        <Mark tone={looks[card.verdict].tone}>{coverTitle({ verdict: card.verdict, endsOn: null }, word, format)}</Mark>
        <Text size="sm" c="dimmed">
          {say("lastDays", { from: format.day(from), to: format.day(to) })}
        </Text>
      </>
    );
  // Where the warranty is what counts, groups differ by its last day.
  const cover = { verdict: card.verdict, endsOn: card.decision.warranty.endsOn };
  const title = claim.kind === "fault" ? coverTitle(cover, word, format) : verdictTitle(card, word, format);
  return <Mark tone={looks[card.verdict].tone}>{title}</Mark>;
}
