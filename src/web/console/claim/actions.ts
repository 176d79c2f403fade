import type { Ability, Claim, ClaimLine } from "../../data.ts";
import type { ClaimTab } from "../search.ts";

/** What a claim's page can start for the claim as a whole, each in its dialog. */
export const claimVerbs = [
  "claim.triage",
  "claim.requestInformation",
  "claim.supplyInformation",
  "claim.authorize",
  "claim.resolveRemotely",
  "claim.reject",
  "claim.cancel",
  "claim.close",
  "claim.refile",
] as const;
export type ClaimVerb = (typeof claimVerbs)[number];

const lineVerbs = [
  "custody.receive",
  "work.inspect",
  "inspection.record",
  "quote.draft",
  "work.startRepair",
  "work.startTest",
  "work.passTest",
  "custody.sendBack",
] as const;
const refundVerbs = ["refund.approve", "refund.send"] as const;
const otherVerbs = [
  "remedy.settle",
  "quote.send",
  "payment.confirm",
  "custody.deliver",
  ...refundVerbs,
  "refund.request",
] as const;

/** Everything that can be the next step of a claim, by the words of its button. */
export type StepVerb = ClaimVerb | (typeof lineVerbs)[number] | (typeof otherVerbs)[number];

/** A step that may be taken now: which verb, on which line where it is about one. */
export interface Step {
  readonly verb: StepVerb;
  readonly line: ClaimLine | null;
}

/** Where a step is taken: a dialog on this page, one of its tabs, or the page of that work. */
export type Place =
  | { readonly kind: "dialog"; readonly verb: ClaimVerb }
  | { readonly kind: "tab"; readonly tab: ClaimTab }
  | { readonly kind: "page"; readonly page: "receiving" | "bench" };

/** Where the work of a step is done. */
export function placeOf(verb: StepVerb): Place {
  switch (verb) {
    case "custody.receive":
      return { kind: "page", page: "receiving" };
    case "work.inspect":
    case "inspection.record":
    case "work.startRepair":
    case "work.startTest":
    case "work.passTest":
      return { kind: "page", page: "bench" };
    case "quote.draft":
    case "quote.send":
      return { kind: "tab", tab: "quote" };
    case "remedy.settle":
      return { kind: "tab", tab: "remedy" };
    case "payment.confirm":
    case "refund.approve":
    case "refund.send":
    case "refund.request":
      return { kind: "tab", tab: "money" };
    case "custody.sendBack":
    case "custody.deliver":
      return { kind: "tab", tab: "parcels" };
    default:
      return { kind: "dialog", verb };
  }
}

/** The one step that comes next, the chosen line's before the others'; null where it is somebody else's turn. */
export function nextStepOf(claim: Claim, chosen: ClaimLine | undefined): Step | null {
  const lines = [...claim.lines].sort((one, other) => Number(other === chosen) - Number(one === chosen));
  const ends = lines.find((line) => endsFromAfar(line, claim));
  if (ends) return { verb: "remedy.settle", line: ends };
  for (const verb of claimFirst) if (may(claim.abilities[verb])) return { verb, line: null };
  for (const line of lines) {
    const verb = lineStep(line, claim);
    if (verb) return { verb, line };
  }
  return may(claim.abilities["claim.close"]) ? { verb: "claim.close", line: null } : null;
}

/** Whether the answer allows it. */
export function may(ability: Ability | undefined): boolean {
  return ability?.allowed === true;
}

// Once a diagnosis is on record, authorising comes before changing the diagnosis.
const claimFirst = ["claim.authorize", "claim.triage"] as const;

/** The terms give something for it that needs no unit: deciding so comes before asking for one. A no does where none can be asked for. */
function endsFromAfar({ comesIn, remedy, offers }: ClaimLine, { abilities }: Claim): boolean {
  const returns = may(abilities["claim.authorize"]);
  return !comesIn && remedy === null && offers.some(({ kind, allowed }) => allowed && (kind !== "none" || !returns));
}

function lineStep(line: ClaimLine, claim: Claim): StepVerb | null {
  const [quote] = line.quotes;
  if (quote?.payment?.status === "proof_uploaded" && may(quote.payment.abilities["payment.confirm"])) {
    return "payment.confirm";
  }
  if (quote?.status === "draft" && may(quote.abilities["quote.send"])) return "quote.send";
  const refund = refundStep(line, claim);
  if (refund) return refund;
  const verb = lineVerbs.find((one) => may(line.abilities[one]) && due(one, line));
  if (verb) return verb;
  const coming = claim.parcels.some(
    (parcel) => parcel.lineIds.includes(line.id) && may(parcel.abilities["custody.deliver"]),
  );
  return coming ? "custody.deliver" : null;
}

/** Money that waits, and money that came to nothing although the unit is to be paid back. */
function refundStep(line: ClaimLine, { refunds }: Claim): StepVerb | null {
  const newest = refunds.findLast(({ lineId }) => lineId === line.id);
  const waiting = refundVerbs.find((one) => may(newest?.abilities[one]));
  if (waiting) return waiting;
  const again = newest?.status === "failed" && line.work === "refunded" && may(line.abilities["refund.request"]);
  return again ? "refund.request" : null;
}

/** Some abilities stay open for corrections long after their turn; only in their turn are they the next step. */
function due(verb: (typeof lineVerbs)[number], line: ClaimLine): boolean {
  if (verb === "quote.draft") return line.inspection?.completedAt != null && line.quotes.length === 0;
  if (verb === "inspection.record") return line.work === "inspecting" && line.inspection?.completedAt == null;
  return true;
}
