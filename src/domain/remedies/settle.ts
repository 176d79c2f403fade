import { sql } from "kysely";
import { fieldFault } from "../../core/fault.ts";
import { inEach } from "../../core/locale.ts";
import { type FieldFault, Refusal } from "../../core/refusal.ts";
import type { CompiledPolicy } from "../../policy/index.ts";
import {
  type ClaimRecord,
  claimForChange,
  claimLifecycle,
  type GrantedRemedy,
  type LineRecord,
  lineOf,
  workLifecycle,
  worthOfLine,
} from "../claims/index.ts";
import { openClocks, setClock } from "../clocks/index.ts";
import type { Context } from "../context.ts";
import { resolveWhenDone } from "../endings/index.ts";
import {
  move,
  moveLines,
  type Onlooker,
  permission,
  refuseIf,
  standing,
  type What,
  wrongState,
} from "../events/index.ts";
import { openQuestions } from "../inspection/index.ts";
import { tellCustomer } from "../messages/index.ts";
import { citing, decideLine, hasClause, notOpenYet, policyOf } from "../policies/index.ts";
import { requestRefund } from "../refunds/index.ts";
import { insertReplacements } from "./name.ts";
import { type Offer, offersOf } from "./offers.ts";

/** What a line can be ended with here; a repair takes its own course. */
export const settledKinds = ["replace", "reissue", "spare_part", "refund", "return_unrepaired", "none"] as const;
export type SettledKind = (typeof settledKinds)[number];

/** What a person decides for one or many lines of a claim. */
export interface SettleLines {
  readonly lineIds: readonly string[];
  readonly kind: SettledKind;
  /** Words for the customer. */
  readonly reason: string;
  /** Of a refusal (`none`): at least one, each of the claim's policy. */
  readonly clauses: readonly string[];
  /** What is sent, in words; left empty: what was claimed. */
  readonly item: string;
  /** How money goes back. */
  readonly method: "bank_transfer" | "card" | "paypal";
}

type Look = Onlooker & Pick<Context, "policies" | "now">;

/** Whether a line may be ended so: looked at, in hand, offered and open (MF-INSPECT, MF-DOA: after arrival and inspection where the policy says so). */
export function settleLineGuard(
  look: Look,
  record: ClaimRecord,
  line: LineRecord,
  ...[kind, offers = offersOf(look, record, line)]: [kind: SettledKind, offers?: readonly Offer[]]
): Refusal | null {
  const verb = verbOf(kind, line);
  const refusal = permission(look, `work.${verb}`) ?? underWay(look, record);
  if (refusal) return refusal;
  const at = { lineId: line.id, events: record.events };
  const custody = inHand.includes(line.custody) ? null : wrongState(look, "custody", { ...at, status: line.custody });
  return (
    custody ??
    standing(look, workLifecycle, verb, { ...at, status: line.work }) ??
    notOffered(look, record, { line, kind, offers })
  );
}

const inHand: readonly string[] = ["with_customer", "at_centre", "refused", "lost"];

function verbOf(kind: SettledKind, { work }: LineRecord): "replace" | "refund" | "returnUnrepaired" | "deny" {
  if (kind === "refund") return "refund";
  if (kind === "return_unrepaired") return "returnUnrepaired";
  if (kind === "none") return work === "inspecting" || work === "quoted" ? "returnUnrepaired" : "deny";
  return "replace";
}

function underWay(look: Look, record: ClaimRecord): Refusal | null {
  if (record.status === "in_progress" || record.status === "authorized") return null;
  const open = record.status === "triage" || record.status === "info_needed" || record.status === "submitted";
  if (!open) return wrongState(look, "claim", record);
  return record.triage ? null : new Refusal("triage_first", citing(policyOf(look, record), "triage_first"));
}

function notOffered(
  look: Look,
  record: ClaimRecord,
  { line, kind, offers }: { readonly line: LineRecord; readonly kind: SettledKind; readonly offers: readonly Offer[] },
): Refusal | null {
  if (kind === "none") return null;
  const offer = bestOf(offers, kind);
  const decision = line.override ? undefined : decideLine(look, record, line);
  if (!offer) {
    if (decision && decision.missing.length > 0 && decision.verdict !== "not_covered")
      return new Refusal("needs_a_person", { values: { open: inEach((locale) => openQuestions(decision, locale)) } });
    const denied = decision?.denied.filter(({ kinds }) => kinds.includes(kind)).flatMap(({ clauses }) => clauses) ?? [];
    return new Refusal("not_offered", denied.length > 0 ? { clauses: denied } : {});
  }
  const closed = notOpenYet(offer);
  if (closed) return closed;
  const repairable = offers.some((each) => each.kind === "repair" && each.charge === "free");
  if (kind === "replace" && line.keepOriginal && repairable && line.custody !== "lost")
    return new Refusal("original_wanted", citing(policyOf(look, record), "keep_original"));
  if (kind !== "spare_part" || offer.charge !== "quoted") return null;
  const accepted = line.quotes.find(({ status }) => status === "accepted");
  if (!accepted) return new Refusal("quote_first", citing(policyOf(look, record), "quote_first"));
  const paid = accepted.payment?.status === "confirmed";
  return paid ? null : new Refusal("payment_first", citing(policyOf(look, record), "payment_first"));
}

/** The offer of this kind that is open, else one that waits. */
function bestOf(offers: readonly Offer[], kind: SettledKind): Offer | undefined {
  const same = offers.filter((each) => each.kind === kind);
  return same.find(({ opens }) => opens === "now") ?? same[0];
}

/**
 * Ends lines of a claim in one way: with another unit, what was missing, a part, money, as they came, or with a no that
 * names its clauses. Lines of one claim may end differently. Returns the claim's id.
 */
export async function settleLines(context: Context, claimId: string, input: SettleLines): Promise<string> {
  const record = await claimForChange(context, claimId);
  const policy = policyOf(context, record);
  const faults = faultsOf(context, record, { policy, input });
  if (faults.length > 0) throw new Refusal("invalid_input", { fields: faults });
  const lines = input.lineIds.map((lineId) => lineOf(record, lineId));
  const settled: Settled[] = [];
  for (const line of lines) {
    const offers = offersOf(context, record, line);
    refuseIf(settleLineGuard(context, record, line, input.kind, offers));
    settled.push({ line, remedy: remedyOf(context, bestOf(offers, input.kind), input) });
  }
  await settle(context, record, { settled, input });
  if (input.kind === "replace" || input.kind === "reissue" || input.kind === "spare_part")
    await insertReplacements(context, record, { lines, kind: input.kind, item: input.item });
  await tellCustomer(context, claimId, "remedy_decided", {
    kind: input.kind,
    lineIds: input.lineIds,
    reason: input.reason,
    clauses: [...new Set(settled.flatMap(({ remedy }) => remedy.clauses))],
  });
  await goOn(context, record, input.lineIds);
  return claimId;
}

function faultsOf(
  context: Context,
  record: ClaimRecord,
  { policy, input }: { readonly policy: CompiledPolicy; readonly input: SettleLines },
): FieldFault[] {
  const faults = input.lineIds.flatMap((lineId, index) =>
    record.lines.some(({ id }) => id === lineId) && input.lineIds.indexOf(lineId) === index
      ? []
      : [fieldFault(`/lineIds/${index}`, "not_in_this_claim")],
  );
  if (input.kind !== "none") return faults;
  const foreign = input.clauses.flatMap((clause, index) =>
    hasClause(context.policies, policy, clause)
      ? []
      : [fieldFault(`/clauses/${index}`, "not_of_the_policy", { clause })],
  );
  if (input.reason === "") faults.push(fieldFault("/reason", "required"));
  if (input.clauses.length === 0) faults.push(fieldFault("/clauses", "required"));
  return [...faults, ...foreign];
}

function remedyOf({ actor, now }: Context, offer: Offer | undefined, input: SettleLines): GrantedRemedy {
  return {
    kind: input.kind,
    charge: offer?.charge ?? "none",
    basis: offer?.basis ?? "person",
    clauses: [...new Set([...(offer?.clauses ?? []), ...(input.kind === "none" ? input.clauses : [])])],
    reason: input.reason,
    by: actor.name,
    at: new Date(now).toISOString(),
  };
}

/** How one line ends. */
interface Settled {
  readonly line: LineRecord;
  readonly remedy: GrantedRemedy;
}

async function settle(
  context: Context,
  record: ClaimRecord,
  { settled, input }: { readonly settled: readonly Settled[]; readonly input: SettleLines },
): Promise<void> {
  const { tx, actor } = context;
  for (const [verb, those] of Map.groupBy(settled, ({ line }) => verbOf(input.kind, line))) {
    const ending = those.map(({ line, remedy }) => ({ id: line.id, what: saidOf(remedy) }));
    await moveLines(context, workLifecycle, record.id, verb, ending);
  }
  const lineIds = settled.map(({ line }) => line.id);
  const remedies = settled.map(({ remedy }) => JSON.stringify(remedy));
  await sql`update claim_line line set remedy = settled.remedy
    from unnest(${lineIds}::uuid[], ${remedies}::jsonb[]) as settled (line_id, remedy)
    where line.seller_id = ${actor.sellerId} and line.id = settled.line_id`.execute(tx);
  if (input.kind !== "refund") return;
  for (const each of settled) await payBack(context, record, { ...each, method: input.method });
}

function saidOf({ kind, clauses, reason }: GrantedRemedy): What {
  return { clauses, details: { remedy: kind, ...(reason && { reason }) } };
}

/** Asks for the money; who approves and sends it is the refund's own course, and with it the line ends. */
async function payBack(
  context: Context,
  record: ClaimRecord,
  {
    line,
    remedy,
    method,
  }: { readonly line: LineRecord; readonly remedy: GrantedRemedy; readonly method: SettleLines["method"] },
): Promise<void> {
  const policy = policyOf(context, record);
  const clauses = remedy.clauses.filter((clause) => hasClause(context.policies, policy, clause));
  const reason = remedy.reason || remedy.clauses.join(", ") || remedy.kind;
  const worth = worthOfLine(line);
  const lost = remedy.basis === "lost" && worth ? { amount: worth } : {};
  await requestRefund(context, { claimId: record.id, lineId: line.id }, { ...lost, method, reason, clauses });
}

async function stopWaiting(context: Context, claimId: string): Promise<void> {
  const waiting = (await openClocks(context, { claimId })).filter(
    ({ name }) => name === "send_in" || name === "not_received",
  );
  for (const { id } of waiting) await setClock(context, id, { status: "stopped", endedAt: new Date(context.now) });
}

/** Once every line is settled nothing is waited for: the claim is in progress, and resolved where nothing is left to send. */
async function goOn(context: Context, record: ClaimRecord, settledNow: readonly string[]): Promise<void> {
  const isSettled = (line: LineRecord) => line.remedy !== null || settledNow.includes(line.id);
  const waiting = record.lines.some((line) => !isSettled(line) && line.work === "waiting");
  if (!waiting) {
    await stopWaiting(context, record.id);
    if (record.status !== "in_progress") await move(context, claimLifecycle, { claimId: record.id }, "start");
  }
  await resolveWhenDone(context, record.id);
}
