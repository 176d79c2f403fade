import { tellRefusal } from "../core/refusal.ts";
import { serialKey } from "../core/serial.ts";
import {
  type ClaimRecord,
  endingOf,
  type LineRecord,
  ownSerials,
  type PreferredRemedy,
  preferredRemedies,
  repairCover,
  strangeComponents,
} from "../domain/claims/index.ts";
import { type Offer, offersOf, settledKinds, settleLineGuard } from "../domain/remedies/index.ts";
import type { Decision } from "../policy/index.ts";
import { clauseCard } from "./clause-card.ts";
import { dayOf, type Reader } from "./reader.ts";
import { endingText, givenText, remedyText } from "./texts/endings.ts";

/** How a line may end, was decided to end, and what goes out in its place; offers are for staff to choose from. */
export function remedyPart(reader: Reader, record: ClaimRecord, line: LineRecord, current: Decision) {
  const { context, locale, inside } = reader;
  const offers = offersOf(context, record, line, current);
  const ending = endingOf(line);
  return {
    preferredRemedy: line.preferredRemedy,
    choices: choicesOf(offers).map((kind) => ({ kind, label: remedyText[kind][locale] })),
    offers: inside ? offered(offers).map((each) => offerView(reader, record, line, { offer: each, offers })) : [],
    remedy: line.remedy && {
      ...line.remedy,
      text: (inside ? remedyText : givenText)[line.remedy.kind][locale],
      clauses: line.remedy.clauses.map((clause) => clauseCard(context.policies, clause, locale)),
    },
    replacement: line.replacement && replacementView(line.replacement),
    ending: ending && { key: ending, text: endingText[ending][locale] },
    part: line.part && { ...line.part },
    accessories: line.accessories.map((each) => ({ ...each })),
    components: componentsView(line),
    strange: strangeComponents(line, line.seenComponents),
    repeats: repeatsView(reader, record, line),
    repairCover: repairCover({ ...record, reportedOn: record.reportedOn ?? reader.today }, line, current),
  };
}

/** What a customer may wish for: only where there are two ways at least. */
function choicesOf(offers: readonly Offer[]): PreferredRemedy[] {
  const kinds = preferredRemedies.filter((kind) =>
    offers.some((each) => each.kind === kind && each.charge !== "quoted"),
  );
  return kinds.length > 1 ? kinds : [];
}

/** Each kind once, a repair aside: that is the bench's way. A no can always be said. */
function offered(offers: readonly Offer[]): Offer[] {
  const kinds = settledKinds.flatMap((kind) => offers.find((each) => each.kind === kind) ?? []);
  return [...kinds, { kind: "none", charge: "none", opens: "now", basis: "person", clauses: [], amount: null }];
}

function offerView(
  { context, locale }: Reader,
  record: ClaimRecord,
  line: LineRecord,
  { offer, offers }: { readonly offer: Offer; readonly offers: readonly Offer[] },
) {
  const { kind, charge, basis, clauses, amount } = offer;
  const settled = settledKinds.find((each) => each === kind) ?? "none";
  const refusal = settleLineGuard(context, record, line, settled, offers);
  return {
    kind,
    charge,
    basis,
    text: remedyText[kind][locale],
    clauses: clauses.map((clause) => clauseCard(context.policies, clause, locale)),
    amount: amount && { ...amount },
    allowed: refusal === null,
    reason: refusal && tellRefusal(refusal, locale).text,
  };
}

function replacementView({ kind, item, serialIn, unitInId, coveredUntil }: NonNullable<LineRecord["replacement"]>) {
  return { kind, item, serial: serialIn, unitId: unitInId, coveredUntil };
}

/** What it was shipped with, or a repair put in; then what was found besides, where the repair took it out as its own. */
function componentsView(line: LineRecord) {
  const { components, seenComponents } = line;
  const keysOf = (parts: LineRecord["components"]) => new Set(parts.map(({ serial }) => serialKey(serial)));
  const [listed, seen, own] = [keysOf(components), keysOf(seenComponents), ownSerials(line)];
  const present = components.map(({ name, serial }) => ({
    name,
    serial,
    shipped: true,
    seen: seen.has(serialKey(serial)),
  }));
  const others = seenComponents.filter(({ serial }) => !listed.has(serialKey(serial)));
  return [
    ...present,
    ...others.map(({ name, serial }) => ({ name, serial, shipped: own.has(serialKey(serial)), seen: true })),
  ];
}

function repeatsView(reader: Reader, record: ClaimRecord, { repeats }: LineRecord) {
  if (!repeats || !(reader.inside || repeats.customerId === record.customer.id)) return null;
  const { claimNumber, workDone, completedAt, coveredUntil } = repeats;
  const reported = record.reportedOn ?? reader.today;
  return {
    claimNumber,
    workDone,
    on: dayOf(reader, completedAt),
    coveredUntil,
    covered: coveredUntil !== null && reported <= coveredUntil,
  };
}
