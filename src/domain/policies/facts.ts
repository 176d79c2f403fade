import { type Day, dayAt } from "../../core/day.ts";
import { type Facts, factEntry } from "../../policy/index.ts";
import type { ClaimRecord, GoodsRecord, LineRecord } from "../claims/index.ts";
import type { Context } from "../context.ts";
import { statuteFacts } from "./statute-facts.ts";
import { today } from "./today.ts";

/**
 * Everything that is known of a line, as the engine takes it. What the seller's own records say beats what people
 * answered; what nobody knows is absent, and stays unknown.
 */
export function factsOf(
  context: Pick<Context, "seller" | "now" | "policies">,
  record: ClaimRecord,
  line: LineRecord,
): Facts {
  const zone = context.seller.timeZone;
  return layer(
    line.answers,
    ofCustomer(record),
    ofUnit(record, line),
    statuteFacts(context, record, line),
    ofClaim(record, line, today(context)),
    ofEvidence(record, line),
    ofParcel(record, line, zone),
    line.inspection ? { ...line.inspection.findings, ...ofInspection(line) } : {},
    ofQuote(line, zone),
  );
}

function ofCustomer({ customer }: ClaimRecord): Facts {
  return { customer: { kind: customer.kind, country: customer.country } };
}

function ofUnit({ customer }: ClaimRecord, { serial, unit, goods }: LineRecord): Facts {
  if (!unit) return goods ? ofGoods(goods) : { unit: { serial } };
  const buyer = unit.buyerEmail?.toLowerCase();
  const bought = buyer === customer.email.toLowerCase();
  return {
    unit: {
      serial,
      category: unit.category,
      manufacturer: unit.manufacturer,
      model: unit.model,
      batch: unit.batch,
      releasedOn: unit.releasedOn,
      // Another address than the buyer's may still be the same person's: unknown, not false.
      firstBuyer: bought ? true : null,
    },
    purchase: {
      channel: unit.channel,
      invoiceOn: unit.invoiceOn,
      preorder: unit.preorder,
      bulk: unit.bulk,
      warehouse: unit.warehouse,
      // What somebody else paid is not for this customer to read.
      price: bought || !buyer ? unit.price : null,
    },
    delivery: { shippedOn: unit.shippedOn, deliveredOn: unit.deliveredOn, confirmedOn: unit.confirmedOn },
  } as Facts;
}

/** Goods without a serial number are known by the order they came with. */
function ofGoods({ category, manufacturer, price, quantity, ...of }: GoodsRecord): Facts {
  const { shippedOn, deliveredOn, confirmedOn } = of;
  return {
    unit: { category, manufacturer },
    purchase: {
      channel: "official",
      price: { amount: price.amount * quantity, currency: price.currency },
    },
    delivery: { shippedOn, deliveredOn, confirmedOn },
  } as Facts;
}

function ofClaim(record: ClaimRecord, line: LineRecord, day: Day): Facts {
  return {
    claim: {
      kind: record.kind,
      // A draft is judged as if it were submitted now.
      reportedOn: record.reportedOn ?? day,
      firstNoticedOn: line.firstNoticedOn,
      ticketOpened: record.status !== "draft",
      triaged: record.triage !== null,
      authorized: record.rmaNumber !== null,
      keepOriginal: line.keepOriginal,
      returnReplacedParts: line.returnReplacedParts,
    },
  };
}

/** Files show what they were handed in as, else what their kind says; words count once there are any. */
function ofEvidence(record: ClaimRecord, line: LineRecord): Facts {
  const evidence: Record<string, true> = { caseNumber: true };
  for (const { lineId, purpose, shows, kind } of record.attachments)
    if (purpose === "evidence" && (lineId === null || lineId === line.id)) evidence[shows ?? kind] = true;
  for (const [name, words] of Object.entries(record.evidence)) if (words !== "") evidence[name] = true;
  if (line.description !== "" || record.summary !== "") evidence["description"] = true;
  if (line.unit?.orderNumber || line.goods) evidence["orderNumber"] = true;
  return { evidence: onlyNamed(evidence) };
}

/** A file whose kind is no piece of evidence, such as a bare document, shows nothing. */
function onlyNamed(evidence: Readonly<Record<string, true>>): Facts["evidence"] {
  return Object.fromEntries(
    Object.entries(evidence).filter(([name]) => factEntry(`evidence.${name}`)),
  ) as Facts["evidence"];
}

function ofParcel(record: ClaimRecord, line: LineRecord, zone: string): Facts {
  const parcel = record.parcels.findLast(
    ({ direction, lineIds }) => direction === "inbound" && lineIds.includes(line.id),
  );
  const announced: Facts = parcel ? { parcel: { tracked: true, from: parcel.fromKind } } : {};
  const { receipt } = line;
  if (!receipt) return announced;
  const arrivedOn: Day = parcel?.arrivedOn ?? dayAt(receipt.receivedAt.getTime(), zone);
  return layer({ parcel: { arrivedOn } }, announced, receipt.facts);
}

function ofInspection({ inspection }: LineRecord): Facts {
  return inspection?.completedAt ? { inspection: { complete: true } } : {};
}

function ofQuote({ quotes }: LineRecord, zone: string): Facts {
  const quote = quotes.find(({ status }) => status !== "draft" && status !== "superseded");
  if (!quote) return {};
  const paid = quote.payment?.status === "confirmed" ? quote.payment.reviewedAt : null;
  return {
    quote: {
      sentOn: quote.sentOn,
      acceptedOn: quote.status === "accepted" ? quote.answeredOn : null,
      declinedOn: quote.status === "declined" ? quote.answeredOn : null,
      paidOn: paid ? dayAt(paid.getTime(), zone) : null,
    },
  };
}

type Nested = Record<string, Record<string, unknown>>;

/** Later layers win, fact by fact; nothing that is unknown is kept. */
function layer(...layers: readonly Facts[]): Facts {
  const whole: Nested = {};
  for (const facts of layers) {
    for (const [group, members] of Object.entries(facts as Nested)) {
      for (const [key, value] of Object.entries(members ?? {})) {
        if (value !== null && value !== undefined) (whole[group] ??= {})[key] = value;
      }
    }
  }
  return whole as Facts;
}
