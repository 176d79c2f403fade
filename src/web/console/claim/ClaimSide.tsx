import { Text } from "@mantine/core";
import { IconLink, IconUnlink } from "@tabler/icons-react";
import type { Claim, ClaimLine } from "../../data.ts";
import { useFormat } from "../../format.ts";
import { useText } from "../../text.ts";
import { claimTexts } from "../../texts/console-claims/index.ts";
import { Timeline } from "../../ui/Timeline.tsx";
import { VerdictCard } from "../../ui/VerdictCard.tsx";
import { Clocks } from "./Clocks.tsx";
import classes from "./claim.module.css";
import { Documents } from "./Documents.tsx";

interface Props {
  readonly claim: Claim;
  readonly line: ClaimLine | undefined;
}

/** The right of the claim page: the chosen unit's verdict, what would change it, and what has happened. */
export function ClaimSide({ claim, line }: Props) {
  const say = useText(claimTexts);
  const format = useFormat();
  const policy = claim.policy.name;
  const version = line?.card.decision.version ?? claim.policy.version;
  return (
    <aside className={classes["side"]}>
      {line && (
        <VerdictCard card={line.card} about={<span className="mono">{line.serial}</span>} order={2}>
          <Text size="xs" c="dimmed">
            {line.decidedAt
              ? say("stored", { when: format.instant(line.decidedAt), policy, version })
              : say("notStored")}
          </Text>
        </VerdictCard>
      )}
      {line && <OpenQuestions line={line} />}
      <Clocks claim={claim} />
      <Documents claim={claim} />
      <section className={`surface ${classes["box"]}`}>
        <h2>{say("timeline")}</h2>
        <Timeline entries={claim.timeline} />
        <Chain claim={claim} />
      </section>
    </aside>
  );
}

function OpenQuestions({ line }: { readonly line: ClaimLine }) {
  const say = useText(claimTexts);
  return (
    <section className={`surface ${classes["box"]}`}>
      <h2>{say("whatWouldChange")}</h2>
      {line.card.questions.length === 0 ? (
        <Text size="sm" c="dimmed">
          {say("nothingOpen")}
        </Text>
      ) : (
        <dl className={classes["stage"]}>
          {[...Map.groupBy(line.card.questions, (question) => question.stage)].map(([stage, questions]) => (
            <div key={stage}>
              <dt>{say(`stage.${stage}`)}</dt>
              <dd>{questions.map((question) => question.label).join(" · ")}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}

function Chain({ claim }: { readonly claim: Claim }) {
  const say = useText(claimTexts);
  return (
    <p className={classes["chain"]} data-broken={!claim.chain.intact || undefined}>
      {claim.chain.intact ? <IconLink size={14} aria-hidden /> : <IconUnlink size={14} aria-hidden />}
      {claim.chain.intact ? say("chainIntact", { count: claim.chain.length }) : say("chainBroken")}
    </p>
  );
}
