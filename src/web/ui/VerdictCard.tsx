import { Group, Stack, Text, Title } from "@mantine/core";
import { IconCircleCheck, IconCircleX, IconHelpCircle, IconShieldCheck } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { addDays, day } from "../../core/day.ts";
import type { Clause, VerdictCardData } from "../data.ts";
import { type Format, today } from "../format.ts";
import { type Say, useText } from "../text.ts";
import { shared } from "../texts/shared/index.ts";
import { ClauseChip } from "./ClauseChip.tsx";
import decision from "./decision.module.css";
import { Explained, type Reading } from "./Explained.tsx";
import { Fold } from "./Fold.tsx";
import type { Tone } from "./tone.tsx";
import classes from "./ui.module.css";

interface Props {
  readonly card: VerdictCardData;
  /** What the verdict is about: model, serial and the like. */
  readonly about?: ReactNode;
  /** Buttons beneath. */
  readonly children?: ReactNode;
  /** Level of the heading. */
  readonly order?: 2 | 3 | 4;
  /** Keeps the reasons behind a fold, where several cards stand together. */
  readonly folded?: boolean;
  /** Who reads; a customer unless told. Staff see each clause's section beside it. */
  readonly reading?: Reading;
}

/** How each verdict looks. */
export const looks = {
  covered: { tone: "good", Icon: IconCircleCheck },
  not_covered: { tone: "bad", Icon: IconCircleX },
  provisional: { tone: "good", Icon: IconShieldCheck },
  undetermined: { tone: "open", Icon: IconHelpCircle },
} as const satisfies Record<string, { tone: Tone; Icon: typeof IconCircleCheck }>;

/** The verdict in one look: the sentence with its day; beneath, what it rests on and what is left out, each by its clause. */
export function VerdictCard({ card, about, children, order = 2, folded = false, reading = "own" }: Props) {
  const say = useText(shared);
  const { tone, Icon } = looks[card.verdict];
  const reasons = card.explanation.reasons.filter(({ text }) => text !== "" && !card.sentence.includes(text));
  const named = new Set(reasons.map(({ clause }) => clause.id));
  for (const { clause } of card.explanation.notices) named.add(clause.id);
  const others = card.clauses.filter((clause) => !named.has(clause.id));
  const told = reasons.map(({ text, clause, effect }) => (
    <li key={`${clause.id} ${effect}`} className={classes["reason"]}>
      <Text size="sm">{text}</Text>
      <ClauseChip clause={clause} />
      {reading === "staff" && (
        <Text size="xs" c="dimmed">
          {clause.source}
        </Text>
      )}
    </li>
  ));
  return (
    <section
      className={`${classes["verdict"]} ${reading === "staff" ? decision["narrowPoints"] : ""}`}
      data-tone={tone}
    >
      <Stack gap="sm">
        <Group gap="sm" wrap="nowrap" align="flex-start">
          <Icon size={26} className={classes["verdictIcon"]} aria-hidden />
          <Stack gap={2}>
            <Title order={order} size="h3">
              {card.sentence}
            </Title>
            {about && <Text size="sm">{about}</Text>}
          </Stack>
        </Group>
        {card.until && <Text>{card.until}</Text>}
        {told.length > 0 && !folded && <ul className="unstyled-list">{told}</ul>}
        {children}
        <Stack gap={0}>
          {(others.length > 0 || (folded && told.length > 0)) && (
            <Fold label={say("includes", { count: card.clauses.length })}>
              {folded && <ul className="unstyled-list">{told}</ul>}
              <ClauseList clauses={others} />
            </Fold>
          )}
          {card.excludes.length > 0 && (
            <Fold label={say("excludes", { count: card.excludes.length })}>
              <ClauseList clauses={card.excludes} />
            </Fold>
          )}
        </Stack>
        <Explained explanation={card.explanation} reading={reading} />
      </Stack>
    </section>
  );
}

/** The verdict in a few words for lists: with the day where one is known. */
export function verdictTitle(card: VerdictCardData, say: Say<VerdictWord>, format: Format): string {
  return titleOf({ verdict: card.verdict, endsOn: card.decision.warranty.endsOn }, say, format);
}

/** What a machine of one's own is entitled to, in a few words: with its last day also where an inspection has the last word. */
export function coverTitle(cover: Cover, say: Say<VerdictWord>, format: Format): string {
  return cover.verdict === "provisional"
    ? untilOf("verdictProvisional", cover, say, format)
    : titleOf(cover, say, format);
}

function titleOf({ verdict, endsOn }: Cover, say: Say<VerdictWord>, format: Format): string {
  switch (verdict) {
    case "covered":
      return untilOf("verdictCovered", { endsOn }, say, format);
    case "not_covered":
      return endsOn && endsOn < today()
        ? say("verdictNotCoveredSince", { day: format.day(addDays(day(endsOn), 1)) })
        : say("verdictNotCovered");
    case "provisional":
      return say("verdictProvisional");
    case "undetermined":
      return say("verdictUndetermined");
  }
}

/** Until which day; where that is over, what was in time stays covered. */
function untilOf(
  word: "verdictCovered" | "verdictProvisional",
  { endsOn }: Pick<Cover, "endsOn">,
  ...[say, format]: [Say<VerdictWord>, Format]
): string {
  if (!endsOn || endsOn < today()) return say(word);
  return endsOn === today()
    ? say(`${word}Today`, { day: format.day(endsOn) })
    : say(`${word}Until`, { day: format.dayAndDistance(endsOn) });
}

type Cover = Pick<VerdictCardData["decision"], "verdict"> & { readonly endsOn: string | null };

type VerdictWord =
  | "verdictCovered"
  | "verdictCoveredToday"
  | "verdictCoveredUntil"
  | "verdictNotCovered"
  | "verdictNotCoveredSince"
  | "verdictProvisional"
  | "verdictProvisionalToday"
  | "verdictProvisionalUntil"
  | "verdictUndetermined";

function ClauseList({ clauses }: { readonly clauses: readonly Clause[] }) {
  return (
    <ul className={classes["excludes"]}>
      {clauses.map((clause) => (
        <li key={clause.id}>
          <Text size="sm" span>
            {clause.text}
          </Text>{" "}
          <ClauseChip clause={clause} />
        </li>
      ))}
    </ul>
  );
}
