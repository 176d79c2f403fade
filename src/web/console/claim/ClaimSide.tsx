import { IconLink, IconUnlink } from "@tabler/icons-react";
import type { Claim, ClaimLine } from "../../data.ts";
import { useText } from "../../text.ts";
import { claimTexts } from "../../texts/console-claims/index.ts";
import { Timeline } from "../../ui/Timeline.tsx";
import { Clocks } from "./Clocks.tsx";
import classes from "./claim.module.css";
import { DecisionBox } from "./DecisionBox.tsx";
import { Documents } from "./Documents.tsx";

interface Props {
  readonly claim: Claim;
  readonly line: ClaimLine | undefined;
}

/** The right of the claim page: what was decided of the chosen unit, and what has happened. */
export function ClaimSide({ claim, line }: Props) {
  const say = useText(claimTexts);
  return (
    <aside className={classes["side"]}>
      {line && <DecisionBox key={line.id} claim={claim} line={line} />}
      <Clocks claim={claim} line={line} />
      <Documents claim={claim} />
      <section className={`surface ${classes["box"]}`}>
        <h2>{say("timeline")}</h2>
        <Timeline entries={claim.timeline} first={40} />
        <Chain claim={claim} />
      </section>
    </aside>
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
