import type { Facts } from "../../src/policy/index.ts";
import { textOf } from "./ten-rules.ts";

/** What the hand-written version answers: the verdict, the period and every reason with its text. */
export interface HandAnswer {
  readonly verdict: "covered" | "not_covered";
  readonly warranty: { startsOn: string; endsOn: string; testedOn: string; clauses: string[] };
  readonly reasons: { clause: string; effect: string; text: string }[];
}

/** The ten rules as an engineer would write them for this one policy: no unknown facts, one language, no check of the input. */
export function decideByHand(facts: Facts): HandAnswer {
  const startsOn = facts.delivery!.shippedOn!;
  const testedOn = facts.claim!.reportedOn!;
  const endsOn = addDays(startsOn, 365);
  const inTime = testedOn <= endsOn;
  const reasons: HandAnswer["reasons"] = [inTime ? granted(endsOn, testedOn) : expired(endsOn, testedOn)];
  const finding = facts.finding!;
  if (finding.overclocked) reasons.push(lost.overclock);
  if (finding.waterOrCorrosion) reasons.push(lost.water);
  if (finding.burnt) reasons.push(lost.burnt);
  if (finding.altered) reasons.push(lost.altered);
  if (finding.partsReplaced) reasons.push(lost.parts);
  if (finding.misuse) reasons.push(lost.misuse);
  if (facts.unit!.counterfeit) reasons.push(lost.fake);
  if (!facts.unit!.serialLegible) reasons.push(lost.serial);
  if (facts.purchase!.channel === "marketplace") reasons.push(lost.channel);
  const verdict = inTime && reasons.length === 1 ? "covered" : "not_covered";
  return { verdict, warranty: { startsOn, endsOn, testedOn, clauses: ["T-TERM"] }, reasons };
}

/** The same ten rules for the verdict alone, without a word of explanation: the floor that no engine reaches. */
export function verdictByHand(facts: Facts): "covered" | "not_covered" {
  const finding = facts.finding!;
  const lost =
    finding.overclocked ||
    finding.waterOrCorrosion ||
    finding.burnt ||
    finding.altered ||
    finding.partsReplaced ||
    finding.misuse ||
    facts.unit!.counterfeit ||
    !facts.unit!.serialLegible ||
    facts.purchase!.channel === "marketplace";
  return !lost && dayNumber(facts.claim!.reportedOn!) <= dayNumber(facts.delivery!.shippedOn!) + 365
    ? "covered"
    : "not_covered";
}

function granted(last: string, tested: string) {
  return {
    clause: "T-TERM",
    effect: "grants",
    text: `In time: the last day is ${last}, the day that counts is ${tested}. ${termText}`,
  };
}

function expired(last: string, tested: string) {
  return {
    clause: "T-TERM",
    effect: "expires",
    text: `Too late: the last day was ${last}, the day that counts is ${tested}. ${termText}`,
  };
}

const termText = textOf("T-TERM");
const lost = {
  overclock: reason("T-OVERCLOCK"),
  water: reason("T-WATER"),
  burnt: reason("T-BURNT"),
  altered: reason("T-ALTERED"),
  parts: reason("T-PARTS"),
  misuse: reason("T-MISUSE"),
  fake: reason("T-FAKE"),
  serial: reason("T-SERIAL"),
  channel: reason("T-CHANNEL"),
};

function reason(clause: string) {
  return { clause, effect: "voids", text: textOf(clause) };
}

function addDays(day: string, days: number): string {
  return new Date(dayNumber(day) * 86_400_000 + days * 86_400_000).toISOString().slice(0, 10);
}

function dayNumber(day: string): number {
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / 86_400_000;
}
