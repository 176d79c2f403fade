import { fill } from "../core/refusal.ts";
import type { Context } from "../domain/context.ts";
import { lookUp, type ScanMatch } from "../domain/parcels/index.ts";
import type { CompiledPolicy } from "../policy/index.ts";
import type { Answer } from "./contract/index.ts";
import type { Handlers } from "./handler.ts";
import { type DockFinding, dockText, scanText, unknownModel } from "./texts/receiving.ts";
import { factQuestion, type Question } from "./verdict.ts";

type Key = "GET /v1/sellers/{seller}/receiving";
type Match = Answer<Key>["matches"][number];

const atMost = 500;

/** The dock's question: what is this that was scanned? */
export const receivingHandlers: Handlers<Key> = {
  "GET /v1/sellers/{seller}/receiving": ({ run, query }) => run((context) => scanned(context, query.code)),
};

async function scanned(context: Context, code: string): Promise<Answer<Key>> {
  const { locale } = context.actor;
  const matches = (await lookUp(context, code, atMost)).map((match) => matchView(context, match));
  const [only] = matches;
  const counts = { code, count: matches.length, expected: matches.filter(({ expected }) => expected).length };
  const text = only && matches.length === 1 ? only.text : fill(scanText[only ? "several" : "none"][locale], counts);
  return { code, matches, text };
}

function matchView(context: Context, match: ScanMatch): Match {
  const { locale } = context.actor;
  const { claimId, claimNumber, rmaNumber, lineId, position, lines, serial, partSerial, model, customer } = match;
  const finding = match.elsewhere ? "elsewhere" : findingOf(match);
  const expected = finding === "expected" || finding === "early";
  const values = {
    number: claimNumber,
    position,
    lines,
    serial,
    model: model ?? unknownModel[locale],
    centre: match.centre ?? "",
  };
  return {
    claimId,
    claimNumber,
    rmaNumber,
    lineId,
    position,
    lines,
    serial,
    partSerial,
    model,
    customer,
    expected,
    centre: match.centre,
    text: fill(dockText[finding][locale], values),
    questions: expected ? dockQuestions(context, match) : [],
  };
}

/** Whether a unit is waited for, in the clerk's terms. */
export function findingOf({ status, custody }: Pick<ScanMatch, "status" | "custody">): DockFinding {
  if (custody === "at_centre" || custody === "at_supplier") return "here";
  if (custody === "in_transit_out" || custody === "delivered") return "gone";
  if (status === "submitted" || status === "triage" || status === "info_needed") return "not_authorized";
  if (status !== "authorized" && status !== "in_progress") return "ended";
  if (custody === "refused") return "refused_before";
  return custody === "in_transit_in" ? "expected" : "early";
}

/** What the policy's rules read that only the dock can tell; the day of arrival is the day of the receipt. */
function dockQuestions({ policies, actor }: Context, match: ScanMatch): Question[] {
  const accepted = match.policyDigest ? policies.byDigest(match.policyDigest) : undefined;
  const policy: CompiledPolicy | undefined = accepted ?? policies.find(match.policy);
  const asked = policy?.slots.flatMap((slot) => (slot && isForTheDock(slot.name, match) ? slot.name : [])) ?? [];
  const questions = asked.flatMap((name) => (policy ? (factQuestion(policy, name, actor.locale) ?? []) : []));
  return questions.filter(({ stage }) => stage === "receiving");
}

function isForTheDock(fact: string, { kind }: ScanMatch): boolean {
  if (fact === "parcel.arrivedOn") return false;
  return fact !== "claim.asNew" || kind === "change_of_mind";
}
