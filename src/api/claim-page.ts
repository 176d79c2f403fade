import type { Locale } from "../core/locale.ts";
import { type Abilities, abilitiesOf } from "../domain/abilities/index.ts";
import { goodwillOf } from "../domain/appeals/index.ts";
import {
  type Address,
  byCentre,
  type ClaimRecord,
  type Ending,
  type LineRecord,
  type ParcelRecord,
  situationOf,
} from "../domain/claims/index.ts";
import type { Context } from "../domain/context.ts";
import { stateWords, verifyChain } from "../domain/events/index.ts";
import { factsToInspect } from "../domain/inspection/index.ts";
import type { PackedAs } from "../domain/orders/index.ts";
import {
  carriersOf,
  decideLine,
  dutiesOf,
  factsOf,
  factsOfCase,
  policyOf,
  processClause,
} from "../domain/policies/index.ts";
import { attachmentView } from "./attachment-view.ts";
import { carrierWordView } from "./carrier-word.ts";
import { clauseCard, clauseOf } from "./clause-card.ts";
import type { Answer } from "./contract/index.ts";
import { deadlineView } from "./deadline-view.ts";
import { decisionIn } from "./decision-text.ts";
import { evidenceView } from "./evidence-view.ts";
import { instructionsFor } from "./instructions.ts";
import { type LineParts, lineView } from "./line-view.ts";
import { type Reader, readerOf } from "./reader.ts";
import { refundsPart } from "./refund-view.ts";
import { appealStep, nextStep } from "./step.ts";
import { endingText } from "./texts/endings.ts";
import { kindText } from "./texts/kinds.ts";
import { timelineView } from "./timeline.ts";
import { factQuestion, manyUnits, type VerdictCard, verdictCard } from "./verdict.ts";

export type ClaimAnswer = Answer<"GET /v1/sellers/{seller}/claims/{claim}">;

/**
 * Everything about one claim, told to whoever asks in their language. Reads nothing more than it is given; `packing` is what its units
 * looked like when they were packed for their order.
 */
export function claimPage(context: Context, record: ClaimRecord, packing: readonly PackedAs[]): ClaimAnswer {
  const reader = readerOf(context);
  const abilities = abilitiesOf(context, record);
  const { tell, cards } = tellerOf();
  const lines = record.lines.map((line) => ({ line, parts: partsOf(reader, record, { line, tell }) }));
  const decisions = lines.map(({ parts }) => parts.decision);
  return {
    ...rowPart(reader, record),
    ...filingPart(reader, record),
    evidence: evidenceView(reader, policyOf(context, record), {
      decisions: lines.map(({ parts }) => parts.current),
      words: record.evidence,
    }),
    triage: record.triage && { at: record.triage.at.toISOString(), notes: reader.inside ? record.triage.notes : "" },
    authorization: authorizationPart(reader, record, decisions),
    outcome: outcomePart(reader, record),
    refiledFrom: record.refiledFrom,
    order: record.order,
    lines: lines.map(({ line, parts }) => lineView(reader, record, line, { ...parts, abilities })),
    cards,
    form: formPart(reader, record),
    parcels: record.parcels.map((parcel) => parcelView(reader, parcel, abilities.parcels.get(parcel.id) ?? {})),
    attachments: record.attachments.map((each) => attachmentView(context.seller.slug, each)),
    packing: packing.map(({ packedAt, serials, files, ...each }) => ({
      ...each,
      packedAt: packedAt.toISOString(),
      serials: [...serials],
      files: files.map((file) => attachmentView(context.seller.slug, file)),
    })),
    deadlines: record.deadlines.map((each) => deadlineView(reader, each, abilities.deadlines.get(each.id))),
    refunds: refundsPart(reader, record),
    messages: messagesPart(record),
    timeline: timelineView(reader, reachedEvents(context, record)),
    chain: chainPart(record),
    abilities: abilities.claim,
  };
}

/** Without those of units that a service centre's people are not given. */
function reachedEvents({ actor }: Context, { events, lines }: ClaimRecord): ClaimRecord["events"] {
  if (actor.role !== "centre_member") return events;
  const own = new Set(lines.map(({ id }) => id));
  return events.filter(({ lineId }) => lineId === null || own.has(lineId));
}

/** What lists show of a claim too. */
function rowPart(reader: Reader, record: ClaimRecord) {
  const { locale, context } = reader;
  const { id, number, rmaNumber, status, kind, reportedOn } = record;
  const running = record.deadlines.filter((each) => each.status === "running" || each.status === "overdue");
  const [next] = running.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  const situations = record.lines.map((line) => situationOf(record, line));
  return {
    id,
    number,
    rmaNumber,
    status,
    statusText: stateWords.claim[status][locale],
    kind,
    kindText: kindText[kind][locale],
    updatedAt: record.updatedAt.toISOString(),
    reportedOn,
    deadline: next ? deadlineView(reader, next) : null,
    nextStep: record.lines.some(({ appeal }) => appeal?.status === "filed")
      ? appealStep(context.actor.role, locale)
      : nextStep(situations, context.actor.role, locale),
    goodwill: goodwillView(context),
  };
}

/** Remedies that the reader may give instead of the policy's; null where their role gives none. */
function goodwillView(context: Context) {
  const goodwill = goodwillOf(context);
  return goodwill && { ...goodwill, remedies: [...goodwill.remedies] };
}

/** What was filed, by whom and under which terms. */
function filingPart({ context, locale }: Reader, record: ClaimRecord) {
  const policy = policyOf(context, record);
  const { customer, terms } = record;
  return {
    etag: `"${record.version}"`,
    policy: { id: policy.id, name: policy.pack.title[locale], version: policy.version },
    customer: { ...customer },
    locale: record.locale,
    summary: record.summary,
    returnAddress: record.returnAddress && addressView(record.returnAddress),
    carriers: carriersPart(context, record, locale),
    createdAt: record.createdAt.toISOString(),
    terms: terms && { ...terms, duties: terms.duties.map((id) => clauseCard(context.policies, id, locale, policy)) },
    duties: dutiesOf(policy).map((id) => clauseOf(policy, id, locale)),
  };
}

/** By which carriers the units go back, whose wish that is, and the clause that names them. */
function carriersPart({ policies }: Context, record: ClaimRecord, locale: Locale) {
  const policy = policyOf({ policies }, record);
  const allowed = carriersOf(policy);
  const clause = processClause(policy, "carrier");
  const { returnCarrier } = record;
  const { arranged } = returnCarrier ?? {};
  return {
    allowed: allowed && [...allowed],
    clause: clause ? clauseOf(policy, clause, locale) : null,
    wished: returnCarrier && !arranged ? returnCarrier.name : null,
    arranged: returnCarrier && arranged ? { carrier: returnCarrier.name, ...arranged } : null,
  };
}

/** The stored decision in force, in the reader's language, or what would be decided now; while it is inspected, what is still to be found out. */
function partsOf(
  reader: Reader,
  record: ClaimRecord,
  { line, tell }: { readonly line: LineRecord; readonly tell: Teller },
): Omit<LineParts, "abilities"> {
  const { context, locale, today } = reader;
  const stored = line.decision;
  const current = decideLine(context, { ...record, locale }, line);
  const policy = (stored && context.policies.byDigest(stored.policyDigest)) ?? policyOf(context, record);
  const kept = stored && (record.locale === locale ? stored.decision : decisionIn(stored, policy, locale));
  const decision = kept ?? current;
  const inspecting = line.inspection && !line.inspection.completedAt;
  const open = inspecting ? current.missing.filter(({ stage }) => stage === "inspection") : [];
  const facts = factsOf(context, record, line);
  const telling = { locale, today, inside: reader.inside, tries: record.lines.length < manyUnits };
  return {
    decision,
    current,
    card: tell(decision, policy, { ...telling, facts: stored?.facts ?? facts, asks: stored === null }),
    findings: open.map(({ fact }) => fact),
    outlook: inspecting ? tell(current, policy, { ...telling, facts, asks: false }) : null,
  };
}

/** What the form of an inspection asks for, once for all units; nothing before one was begun that the reader sees. */
function formPart({ context, locale, inside }: Reader, record: ClaimRecord) {
  if (!record.lines.some(({ inspection }) => inspection && (inside || inspection.completedAt))) return [];
  const policy = policyOf(context, record);
  return factsToInspect(policy).flatMap((fact) => factQuestion(policy, fact, locale) ?? []);
}

/** Gives the place of what is said of a decision among the claim's cards. */
type Teller = (...of: Parameters<typeof verdictCard>) => number;

/** Units of one claim are mostly in the same case: what is said of them is tried, made and sent once for all of those. */
function tellerOf(): { readonly tell: Teller; readonly cards: VerdictCard[] } {
  const cards: VerdictCard[] = [];
  const places = new Map<string, number>();
  const tell: Teller = (decision, policy, parts) => {
    const facts = factsOfCase(policy, parts.facts);
    const known = JSON.stringify([policy.digest, decision, { ...parts, facts }]);
    const told = places.get(known);
    if (told !== undefined) return told;
    const card = verdictCard(decision, policy, parts);
    // Other facts may lead to the very same words.
    const said = JSON.stringify(card);
    const place = places.get(said) ?? cards.push(card) - 1;
    places.set(known, place).set(said, place);
    return place;
  };
  return { tell, cards };
}

function authorizationPart(reader: Reader, record: ClaimRecord, decisions: readonly LineParts["decision"][]) {
  const { id, rmaNumber, authorizedOn } = record;
  const parts = byCentre(record.lines);
  if (!rmaNumber || !authorizedOn || parts.length === 0) return null;
  return {
    rmaNumber,
    on: authorizedOn,
    centres: parts.map(({ centre, lines }) => ({
      id: centre.id,
      name: centre.name,
      address: addressView(centre.address),
      lineIds: lines.map((line) => line.id),
      instructions: instructionsFor(reader, record, {
        lines,
        decisions: lines.flatMap((line) => decisions[record.lines.indexOf(line)] ?? []),
      }),
    })),
    elsewhere: record.centreIds.length - parts.length,
    barcode: `/v1/sellers/${reader.context.seller.slug}/claims/${id}/barcode`,
  };
}

function outcomePart({ context, locale }: Reader, record: ClaimRecord) {
  const [{ outcome }, policy] = [record, policyOf(context, record)];
  if (!outcome) return null;
  const card = (id: string) => clauseCard(context.policies, id, locale, policy);
  const endings = Object.entries(outcome.endings ?? {}).map(([key, lines]) => ({
    key,
    text: endingText[key as Ending][locale],
    lines,
  }));
  return { ...outcome, endings, clauses: outcome.clauses.map(card) };
}

function addressView(address: Address) {
  return { ...address, lines: [...address.lines] };
}

function parcelView(reader: Reader, parcel: ParcelRecord, abilities: Abilities) {
  const { id, direction, carrier, tracking, shippedOn, arrivedOn, freightPaidBy, lostOn, refusedOn, carrierClaim } =
    parcel;
  const lineIds = [...parcel.lineIds];
  return {
    id,
    direction,
    carrier,
    tracking,
    shippedOn,
    arrivedOn,
    freightPaidBy,
    lostOn,
    refusedOn,
    carrierClaim,
    tracked: parcel.told && carrierWordView(reader, parcel.told),
    lineIds,
    abilities,
  };
}

function messagesPart({ messages }: ClaimRecord) {
  return messages.map(({ authorName, sentAt, ...message }) => ({
    ...message,
    author: authorName,
    at: sentAt.toISOString(),
  }));
}

function chainPart(record: ClaimRecord) {
  const { intact, length } = verifyChain(record.events, record);
  return { intact, length };
}
