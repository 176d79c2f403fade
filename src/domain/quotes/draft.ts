import { parseDay } from "../../core/day.ts";
import { fieldFault } from "../../core/fault.ts";
import { dayInWords } from "../../core/formats.ts";
import { newId } from "../../core/id.ts";
import { inEach } from "../../core/locale.ts";
import { isCurrency, type Money, minorDigits } from "../../core/money.ts";
import { type FieldFault, Refusal } from "../../core/refusal.ts";
import type { Decision } from "../../policy/index.ts";
import { type ClaimRecord, claimForChange, type LineRecord, lineOf, type QuoteItemRecord } from "../claims/index.ts";
import type { Context } from "../context.ts";
import { move, noteEvent, type Onlooker, permission, refuseIf, wrongState } from "../events/index.ts";
import { openQuestions } from "../inspection/index.ts";
import { nextNumber } from "../numbers/index.ts";
import { readPart } from "../parts/index.ts";
import { citing, policyOf, ruling, today } from "../policies/index.ts";
import { quoteTarget } from "./find.ts";
import { quoteLifecycle } from "./lifecycle.ts";

export interface DraftQuote {
  readonly items: readonly {
    readonly kind: QuoteItemRecord["kind"];
    /** The customer may take it or leave it; a faster way back always is. */
    readonly optional?: boolean | undefined;
    /** Of the shelf; a spare part is sold at its value there. */
    readonly partId?: string | null | undefined;
    readonly text: string;
    readonly quantity: number;
    /** Minor units. */
    readonly unitAmount: number;
  }[];
  readonly currency: string;
  /** The last day on which it can be accepted, `YYYY-MM-DD`. */
  readonly expiresOn: string;
  readonly note: string;
}

/** Whether the line may be quoted: inspected, not covered, and no quote of it accepted. */
export function draftQuoteGuard(
  onlooker: Onlooker & Pick<Context, "policies">,
  record: ClaimRecord,
  line: LineRecord,
): Refusal | null {
  const allowed = permission(onlooker, "quote.draft");
  if (allowed) return allowed;
  const at = { lineId: line.id, events: record.events };
  if (line.work !== "inspecting" && line.work !== "quoted")
    return wrongState(onlooker, "work", { ...at, status: line.work });
  if (line.quotes.some(({ status }) => status === "accepted"))
    return wrongState(onlooker, "quote", { ...at, status: "accepted" });
  if (!line.inspection?.completedAt || line.decision?.stage !== "inspected")
    return new Refusal("inspection_first", citing(policyOf(onlooker, record), "inspection_first"));
  return chargeable(line.decision.decision);
}

function chargeable(decision: Decision): Refusal | null {
  const free = decision.remedies.find(({ kind, charge }) => kind === "repair" && charge === "free");
  if (free) return new Refusal("nothing_to_charge", { clauses: free.clauses });
  if (decision.verdict === "not_covered") return null;
  return new Refusal("needs_a_person", { values: { open: inEach((locale) => openQuestions(decision, locale)) } });
}

/** Drafts a quote in place of any that is still open. Returns the claim's id. */
export async function draftQuote(
  context: Context,
  { claimId, lineId }: { readonly claimId: string; readonly lineId: string },
  input: DraftQuote,
): Promise<string> {
  const record = await claimForChange(context, claimId);
  const line = lineOf(record, lineId);
  refuseIf(draftQuoteGuard(context, record, line));
  const faults = faultsOf(context, input);
  if (faults.length === 0) await refuseSparePrices(context, record, input);
  if (faults.length > 0) throw new Refusal("invalid_input", { fields: faults });
  for (const open of line.quotes.filter(({ status }) => ["draft", "sent", "expired"].includes(status)))
    await move(context, quoteLifecycle, quoteTarget(record, open), "supersede", { details: { number: open.number } });
  const number = await insertQuote(context, record, { line, input });
  await noteEvent(context, { claimId, lineId }, "quote.drafted", { number, total: totalOf(input) });
  return claimId;
}

function faultsOf(context: Context, input: DraftQuote): FieldFault[] {
  const faults: FieldFault[] = [];
  const now = today(context);
  const until = parseDay(input.expiresOn);
  if (!until) faults.push(fieldFault("/expiresOn", "not_a_day"));
  else if (until < now) faults.push(fieldFault("/expiresOn", "in_the_past", { today: dayInWords(now) }));
  if (!isCurrency(input.currency)) faults.push(fieldFault("/currency", "currency"));
  const total = totalOf(input);
  if (input.items.every(({ kind, optional }) => optional || kind === "express"))
    faults.push(fieldFault("/items", "all_optional"));
  if (total === 0) faults.push(fieldFault("/items", "no_charge"));
  if (!Number.isSafeInteger(total)) faults.push(fieldFault("/items", "too_much"));
  return faults;
}

function totalOf({ items }: DraftQuote): number {
  return items.reduce((sum, { quantity, unitAmount }) => sum + quantity * unitAmount, 0);
}

/** A spare part is sold at the component's value on the shelf, with freight, where the policy says so (MF-SPARE). */
async function refuseSparePrices(
  context: Context,
  record: ClaimRecord,
  { items, currency }: DraftQuote,
): Promise<void> {
  const policy = policyOf(context, record);
  const spares = [...items.entries()].filter(([, { kind }]) => kind === "spare_part");
  if (spares.length === 0 || !ruling(policy, "spare_part_price")) return;
  const fields: FieldFault[] = [];
  for (const [at, { partId, unitAmount }] of spares) {
    const part = partId ? await readPart(context, partId) : null;
    if (!part) fields.push(fieldFault(`/items/${at}/partId`, "required"));
    else if (part.value.amount !== unitAmount || part.value.currency !== currency)
      fields.push(fieldFault(`/items/${at}/unitAmount`, "part_value", { value: moneyText(part.value) }));
  }
  if (!items.some(({ kind }) => kind === "freight")) fields.push(fieldFault("/items", "freight_needed"));
  if (fields.length > 0) throw new Refusal("invalid_input", { fields, ...citing(policy, "spare_part_price") });
}

function moneyText({ amount, currency }: Money): string {
  const digits = minorDigits(currency);
  return `${(amount / 10 ** digits).toFixed(digits)} ${currency}`;
}

async function insertQuote(
  context: Context,
  record: ClaimRecord,
  { line, input }: { readonly line: LineRecord; readonly input: DraftQuote },
): Promise<string> {
  const { tx, actor, now } = context;
  const id = newId<"quote">(now);
  const number = await nextNumber(context, "Q");
  await tx
    .insertInto("quote")
    .values({
      sellerId: actor.sellerId,
      id,
      number,
      claimId: record.id,
      lineId: line.id,
      revision: (line.quotes[0]?.revision ?? 0) + 1,
      status: "draft",
      currency: input.currency,
      clauses: line.decision ? chargingClauses(line.decision.decision) : [],
      note: input.note,
      expiresOn: input.expiresOn,
      createdBy: actor.name,
      createdAt: new Date(now),
    })
    .execute();
  await tx
    .insertInto("quoteItem")
    .values(
      input.items.map(({ optional: mayLeave, ...item }, index) => {
        const optional = mayLeave === true || item.kind === "express";
        return { ...item, optional, taken: !optional, sellerId: actor.sellerId, quoteId: id, position: index + 1 };
      }),
    )
    .execute();
  return number;
}

/** Why there is a charge: what ended the cover, and what offers the paid repair. */
function chargingClauses({ reasons, remedies }: Decision): string[] {
  const ended = reasons.filter(({ effect }) => effect === "voids" || effect === "expires" || effect === "excludes");
  const offers = remedies.filter(({ charge, kind }) => charge === "quoted" && kind === "repair");
  return [...new Set([...ended.map(({ clause }) => clause), ...offers.flatMap(({ clauses }) => clauses)])];
}
