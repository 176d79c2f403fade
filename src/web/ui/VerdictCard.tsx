import { Collapse, Group, Stack, Text, Title, UnstyledButton } from "@mantine/core";
import { useDisclosure, useId } from "@mantine/hooks";
import { IconChevronDown, IconCircleCheck, IconCircleX, IconHelpCircle, IconShieldCheck } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { Clause, VerdictCardData } from "../data.ts";
import { type Format, today, useFormat } from "../format.ts";
import { type Say, useText } from "../text.ts";
import { shared } from "../texts/shared/index.ts";
import { ClauseChip, ClauseChips } from "./ClauseChip.tsx";
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
}

const looks = {
  covered: { tone: "good", Icon: IconCircleCheck },
  not_covered: { tone: "bad", Icon: IconCircleX },
  provisional: { tone: "good", Icon: IconShieldCheck },
  undetermined: { tone: "open", Icon: IconHelpCircle },
} as const satisfies Record<string, { tone: Tone; Icon: typeof IconCircleCheck }>;

/** The verdict in one look: the word and the day, the sentence, the reasons with their clauses, what is left out. */
export function VerdictCard({ card, about, children, order = 2 }: Props) {
  const say = useText(shared);
  const format = useFormat();
  const { tone, Icon } = looks[card.verdict];
  const reasons = card.decision.reasons.filter((reason) => reason.text !== "" && reason.text !== card.sentence);
  const named = new Set(reasons.map((reason) => reason.clause));
  const others = card.clauses.filter((clause) => !named.has(clause.id));
  return (
    <section className={classes["verdict"]} data-tone={tone}>
      <Stack gap="sm">
        <Group gap="sm" wrap="nowrap" align="flex-start">
          <Icon size={26} className={classes["verdictIcon"]} aria-hidden />
          <Stack gap={2}>
            <Title order={order} size="h3">
              {verdictTitle(card, say, format)}
            </Title>
            {about && <Text size="sm">{about}</Text>}
          </Stack>
        </Group>
        <Text>{card.sentence}</Text>
        {card.until && <Text>{card.until}</Text>}
        {reasons.length > 0 && (
          <ul className="unstyled-list">
            {reasons.map((reason) => (
              <li key={`${reason.clause} ${reason.effect}`} className={classes["reason"]}>
                <Text size="sm">{reason.text}</Text>
                <ClauseOf id={reason.clause} clauses={card.clauses} />
              </li>
            ))}
          </ul>
        )}
        {others.length > 0 && <ClauseChips clauses={others} />}
        {card.excludes.length > 0 && <Excludes clauses={card.excludes} />}
        {children}
      </Stack>
    </section>
  );
}

/** The verdict as a heading: with the day where one is known. */
export function verdictTitle(card: VerdictCardData, say: Say<VerdictWord>, format: Format): string {
  const endsOn = card.decision.warranty.endsOn;
  switch (card.verdict) {
    case "covered":
      return endsOn ? say("verdictCoveredUntil", { day: format.dayAndDistance(endsOn) }) : say("verdictCovered");
    case "not_covered":
      return endsOn && endsOn < today()
        ? say("verdictNotCoveredSince", { day: format.day(endsOn) })
        : say("verdictNotCovered");
    case "provisional":
      return say("verdictProvisional");
    case "undetermined":
      return say("verdictUndetermined");
  }
}

type VerdictWord =
  | "verdictCovered"
  | "verdictCoveredUntil"
  | "verdictNotCovered"
  | "verdictNotCoveredSince"
  | "verdictProvisional"
  | "verdictUndetermined";

function ClauseOf({ id, clauses }: { readonly id: string; readonly clauses: readonly Clause[] }) {
  const clause = clauses.find((one) => one.id === id);
  return clause ? <ClauseChip clause={clause} /> : null;
}

function Excludes({ clauses }: { readonly clauses: readonly Clause[] }) {
  const say = useText(shared);
  const [open, { toggle }] = useDisclosure(false);
  const id = useId();
  return (
    <div>
      <UnstyledButton className={classes["more"]} onClick={toggle} aria-expanded={open} aria-controls={id}>
        {say("excludes", { count: clauses.length })}
        <IconChevronDown size={16} aria-hidden data-open={open || undefined} />
      </UnstyledButton>
      <Collapse expanded={open} id={id}>
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
      </Collapse>
    </div>
  );
}
