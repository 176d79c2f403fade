import { addDays } from "../../core/day.ts";
import type { Text } from "../../core/locale.ts";
import { listCentres } from "../../domain/centres/index.ts";
import {
  authorizeClaim,
  beginClaim,
  type ClaimRecord,
  cancelClaim,
  closeClaim,
  editClaim,
  editLine,
  loadClaim,
  refileClaim,
  rejectClaim,
  requestInformation,
  resolveRemotely,
  submitClaim,
  supplyInformation,
  triageClaim,
} from "../../domain/claims/index.ts";
import { sendMessage } from "../../domain/messages/index.ts";
import { dutiesOf, policyOf } from "../../domain/policies/index.ts";
import { handInEvidence } from "./kind-steps.ts";
import { attachPhotos } from "./pictures-of-claims.ts";
import { asCustomer, asFiler, asStaff, eachLine, type Tale, todayOf } from "./tale.ts";
import { apart, asked, cancelReason, hello, kindWords, note, rejection, tried } from "./words.ts";

export async function begin(tale: Tale): Promise<void> {
  const context = asFiler(tale);
  const { id } = tale.stage.cast.customer(tale.story.customer.email);
  const serials = tale.story.units.map(({ serial }) => serial);
  const input = { kind: tale.story.kind, serials, ...(context.actor.customerId ? {} : { customerId: id }) };
  tale.claimId = await beginClaim(context, input);
}

export async function describe(tale: Tale): Promise<void> {
  const { customer } = tale.story;
  const told = toldBy(tale.story)[customer.locale];
  await editClaim(asFiler(tale), tale.claimId, 1, {
    summary: told,
    ...(tale.story.kind !== "undelivered" && { returnAddress: customer.address }),
    evidence: evidenceOf(tale),
  });
  const noticed = todayOf(tale);
  await eachLine(tale, (at) =>
    editLine(asFiler(tale), at, { description: told, firstNoticedOn: noticed, answers: answersOf(tale) }),
  );
  // Whether an invoice is valid is for staff to say (SA-2.4).
  if (isAgreed(tale)) {
    const answers = { purchase: { invoiceValid: true } };
    await eachLine(tale, (at) => editLine(asStaff(tale, "support"), at, { answers }));
  }
  if (tale.story.kind !== "undelivered") await attachPhotos(tale, asFiler(tale));
  if (tale.story.kind !== "fault" || isAgreed(tale)) await handInEvidence(tale);
}

/** Whether it is under the service agreement, which wants the invoice. */
function isAgreed({ story }: Tale): boolean {
  return story.units[0]?.model.policy === "service-agreement";
}

/** A fault is told as the bench will find it; everything else as what it is. */
function toldBy({ kind, fault }: Tale["story"]): Text {
  return kind === "fault" ? fault.told : kindWords[kind];
}

/** What the policy asks at intake, as an honest customer says it. */
function answersOf({ story }: Tale): Record<string, Record<string, unknown>> {
  const [unit] = story.units;
  if (unit?.model.policy === "zeus") return unit.deliveredOn ? { delivery: { confirmedOn: unit.deliveredOn } } : {};
  if (unit?.model.category === "miner") return { unit: { hosted: false } };
  return { unit: { use: "personal", firstBuyer: true } };
}

/** What the maker of the mini PCs wants to read before anything else (MF-CLAIM-1, MF-CLAIM-2). */
function evidenceOf({ story }: Tale): Record<string, string> {
  const [unit] = story.units;
  if (story.kind !== "fault" || unit?.model.policy !== "minisforum") return {};
  return { sku: unit?.model.name ?? "", effortsMade: tried[story.customer.locale] };
}

export async function submit(tale: Tale): Promise<void> {
  // Filed on the day it showed, also where that day ended while the claim was being written (MF-NOTE-E).
  await eachLine(tale, (at) => editLine(asFiler(tale), at, { firstNoticedOn: todayOf(tale) }));
  const claim = await tale.tx
    .selectFrom("claim")
    .select("policy")
    .where("id", "=", tale.claimId)
    .executeTakeFirstOrThrow();
  const duties = dutiesOf(policyOf(tale.stage, { policy: claim.policy, terms: null }));
  await submitClaim(asFiler(tale), tale.claimId, { acceptTerms: true, duties });
}

export async function triage(tale: Tale): Promise<void> {
  await triageClaim(asStaff(tale, "support"), tale.claimId, { notes: tale.story.fault.triage });
}

export async function ask(tale: Tale): Promise<void> {
  const text = tale.story.fault.question[tale.story.customer.locale];
  await requestInformation(asStaff(tale, "support"), tale.claimId, { text });
}

export async function answer(tale: Tale): Promise<void> {
  await supplyInformation(asCustomer(tale), tale.claimId, {
    text: tale.story.fault.answer[tale.story.customer.locale],
  });
}

export async function authorize(tale: Tale): Promise<void> {
  await authorizeClaim(asStaff(tale, "support"), tale.claimId, { note: "" });
}

/** The machine goes to the seller's own centre, loose boards and supplies to the workshop that does nothing else. */
export async function authorizeApart(tale: Tale): Promise<void> {
  const context = asStaff(tale, "support");
  const { lines } = await loadClaim(context, tale.claimId);
  const [machines, loose] = [lines.filter(isMachine), lines.filter((line) => !isMachine(line))];
  const idsOf = (some: typeof lines) => some.map(({ id }) => id);
  const workshop = (await listCentres(context)).find(
    ({ id, skills }) => id !== tale.stage.cast.centreId && skills.some(({ category }) => category === "power_supply"),
  );
  if (!workshop) throw new Error("a claim for two centres needs a second one");
  const centres = [
    { centreId: tale.stage.cast.centreId, lineIds: idsOf(machines) },
    { centreId: workshop.id, lineIds: idsOf(loose) },
  ];
  await authorizeClaim(context, tale.claimId, { note: "", centres, routingReason: apart });
}

function isMachine({ unit }: ClaimRecord["lines"][number]): boolean {
  return unit?.category === "miner";
}

export async function settleRemotely(tale: Tale): Promise<void> {
  const reason = tale.story.fault.remote[tale.story.customer.locale];
  await resolveRemotely(asStaff(tale, "support"), tale.claimId, { reason });
}

/** Turned down because the period is over, by the clause of the term. */
export async function reject(tale: Tale): Promise<void> {
  const { units, customer } = tale.story;
  const clauses = [terms[units[0]?.model.policy ?? ""] ?? "AM-DURATION"];
  const reason = rejection[customer.locale];
  await rejectClaim(asStaff(tale, "support"), tale.claimId, { reason, clauses });
}

const terms: Readonly<Record<string, string>> = {
  bitmain: "BM-TERM",
  canaan: "CN-TERM",
  whatsminer: "WM-3.1",
  minisforum: "MF-TERM",
  jasminer: "JM-TERM",
  "service-agreement": "SA-2.4",
};

export async function cancel(tale: Tale): Promise<void> {
  await cancelClaim(asFiler(tale), tale.claimId, { reason: cancelReason[tale.story.customer.locale] });
}

export async function refile(tale: Tale): Promise<void> {
  tale.claimId = await refileClaim(asFiler(tale), tale.claimId);
}

export async function close(tale: Tale): Promise<void> {
  await closeClaim(asStaff(tale, "support"), tale.claimId);
}

/** The customer asks how it stands. */
export async function question(tale: Tale): Promise<void> {
  const text = asked[tale.story.customer.locale];
  await sendMessage(asCustomer(tale), tale.claimId, { text, internal: false });
}

/** Staff answer, and leave a note among themselves. */
export async function reply(tale: Tale): Promise<void> {
  const when = addDays(todayOf(tale), 2);
  const text = hello(tale.story.customer.locale, when);
  await sendMessage(asStaff(tale, "support"), tale.claimId, { text, internal: false });
  await sendMessage(asStaff(tale, "technician"), tale.claimId, { text: note, internal: true });
}
