import type { Updateable } from "kysely";
import { fieldFault } from "../../core/fault.ts";
import { newId } from "../../core/id.ts";
import { type FieldFault, Refusal } from "../../core/refusal.ts";
import { serialKey } from "../../core/serial.ts";
import type { Unit } from "../../database/schema.ts";
import { type ClaimRecord, claimForChange, isMachineAgain, type LineRecord } from "../claims/index.ts";
import type { Context } from "../context.ts";
import { noteEvent, type Onlooker, permission, refuseIf, wrongState } from "../events/index.ts";
import { piecesIn } from "../products/index.ts";
import { coverAfter } from "./cover.ts";

/** Which unit goes out in place of which line. */
export interface NameReplacements {
  readonly items: readonly { readonly lineId: string; readonly serial: string }[];
}

/** Whether what is sent may still be named: a replacement was decided and has not left. */
export function nameReplacementsGuard(onlooker: Onlooker, record: ClaimRecord, line: LineRecord): Refusal | null {
  const refusal = permission(onlooker, "replacement.name");
  if (refusal) return refusal;
  const at = { lineId: line.id, events: record.events };
  if (!line.replacement) return wrongState(onlooker, "work", { ...at, status: line.work });
  const gone = line.custody === "in_transit_out" || line.custody === "delivered";
  return gone ? wrongState(onlooker, "custody", { ...at, status: line.custody }) : null;
}

/** What is sent again, in the words it was sold by. */
function itemOf({ seller }: Context, { unit, goods, serial }: LineRecord): string {
  return unit || !goods ? (unit?.model ?? serial) : piecesIn(goods, seller.locale, seller);
}

/** Writes down that something goes out for these lines. */
export async function insertReplacements(
  context: Context,
  record: ClaimRecord,
  of: {
    readonly lines: readonly LineRecord[];
    readonly kind: "replace" | "reissue" | "spare_part";
    readonly item: string;
  },
): Promise<void> {
  const { tx, actor, now } = context;
  await tx
    .insertInto("replacement")
    .values(
      of.lines.map((line) => ({
        sellerId: actor.sellerId,
        id: newId<"replacement">(now),
        claimId: record.id,
        lineId: line.id,
        kind: of.kind,
        item: of.item || itemOf(context, line),
        unitOutId: of.kind === "replace" ? (line.unit?.id ?? null) : null,
        coveredUntil: of.kind === "replace" ? coverAfter(context, line) : null,
        madeBy: actor.name,
        madeAt: new Date(now),
      })),
    )
    .execute();
}

/**
 * Names the units that go out. A swap is for the same model; the new unit becomes the customer's and goes on in the old
 * one's period, whose owner it loses. A serial that the seller has no record of gets one. Returns the claim's id.
 */
export async function nameReplacements(context: Context, claimId: string, input: NameReplacements): Promise<string> {
  const record = await claimForChange(context, claimId);
  const lines = input.items.map(({ lineId }) => record.lines.find(({ id }) => id === lineId));
  const strangers = lines.flatMap((line, at) => (line ? [] : [fieldFault(`/items/${at}/lineId`, "not_in_this_claim")]));
  if (strangers.length > 0) throw new Refusal("invalid_input", { fields: strangers });
  for (const line of lines) if (line) refuseIf(nameReplacementsGuard(context, record, line));
  await holdUnits(context, input);
  const known = await unitsBySerial(context, input);
  const faults = input.items.flatMap((item, at) => faultsOf(item, { at, line: lines[at], known, all: input.items }));
  if (faults.length > 0) throw new Refusal("invalid_input", { fields: faults });
  for (const [at, { serial }] of input.items.entries()) {
    const line = lines[at];
    if (line) await name(context, record, { at, line, serial, unit: known.get(serialKey(serial)) ?? null });
  }
  return claimId;
}

interface Known {
  readonly id: string;
  readonly modelId: string;
  readonly model: string;
  readonly taken: boolean;
}

/** The units of these serials are named by one claim at a time: what another named meanwhile is read as taken. */
async function holdUnits({ tx, actor }: Context, { items }: NameReplacements): Promise<void> {
  const keys = items.map(({ serial }) => serialKey(serial));
  if (keys.length === 0) return;
  await tx
    .selectFrom("unit")
    .select("id")
    .where("sellerId", "=", actor.sellerId)
    .where("serialKey", "in", keys)
    .orderBy("id")
    .forUpdate()
    .execute();
}

async function unitsBySerial({ tx, actor }: Context, { items }: NameReplacements): Promise<Map<string, Known>> {
  const keys = items.map(({ serial }) => serialKey(serial));
  if (keys.length === 0) return new Map();
  const rows = await tx
    .selectFrom("unit as u")
    .innerJoin("model as m", (on) => on.onRef("m.sellerId", "=", "u.sellerId").onRef("m.id", "=", "u.modelId"))
    .leftJoin("replacement as x", (on) => on.onRef("x.sellerId", "=", "u.sellerId").onRef("x.unitInId", "=", "u.id"))
    .select(["u.id", "u.serialKey", "u.modelId", "m.name as model", "u.buyerEmail", "x.lineId"])
    .where("u.sellerId", "=", actor.sellerId)
    .where("u.serialKey", "in", keys)
    .execute();
  return new Map(
    rows.map(({ id, modelId, model, buyerEmail, lineId, ...row }) => {
      // Named before for the very same line is no obstacle: it is named anew.
      const own = items.some((item) => item.lineId === lineId && serialKey(item.serial) === row.serialKey);
      return [row.serialKey, { id, modelId, model, taken: !own && (lineId !== null || buyerEmail !== null) }];
    }),
  );
}

function faultsOf(
  { serial }: { readonly serial: string },
  of: {
    readonly at: number;
    readonly line: LineRecord | undefined;
    readonly known: ReadonlyMap<string, Known>;
    readonly all: NameReplacements["items"];
  },
): FieldFault[] {
  const pointer = `/items/${of.at}/serial`;
  const key = serialKey(serial);
  if (key === "") return [fieldFault(pointer, "required")];
  if (of.all.findIndex((each) => serialKey(each.serial) === key) !== of.at)
    return [fieldFault(pointer, "twice", { value: serial })];
  const unit = of.known.get(key);
  if (of.line && key === serialKey(of.line.serial)) return [fieldFault(pointer, "same_unit", { value: serial })];
  if (unit?.taken) return [fieldFault(pointer, "taken", { value: serial })];
  const swap = of.line?.replacement?.kind === "replace";
  if (swap && unit && of.line?.unit && unit.model !== of.line.unit.model)
    return [fieldFault(pointer, "other_model", { model: of.line.unit.model })];
  const again = of.line && isMachineAgain(of.line) ? of.line.goods : null;
  return again && unit && unit.modelId !== again.modelId
    ? [fieldFault(pointer, "other_model", { model: again.code })]
    : [];
}

async function name(
  context: Context,
  record: ClaimRecord,
  {
    at,
    line,
    serial,
    unit,
  }: { readonly at: number; readonly line: LineRecord; readonly serial: string; readonly unit: Known | null },
): Promise<void> {
  const { tx, actor } = context;
  const swap = line.replacement?.kind === "replace" && line.unit !== null;
  const again = isMachineAgain(line);
  const modelId = again ? line.goods?.modelId : swap && line.unit ? await modelOf(context, line.unit.id) : null;
  const unitInId = unit?.id ?? (modelId ? await addUnit(context, { at, modelId, serial }) : null);
  await tx
    .updateTable("replacement")
    .set({ serialIn: serial.trim(), unitInId })
    .where("sellerId", "=", actor.sellerId)
    .where("lineId", "=", line.id)
    .execute();
  if (swap && unitInId && line.unit) await handOver(context, { line, unitInId });
  if (again && unitInId) await becomeTheirs(context, record, { line, unitInId });
  await noteEvent(context, { claimId: record.id, lineId: line.id }, "replacement.named", {
    serialOut: line.serial,
    serialIn: serial.trim(),
  });
}

async function modelOf({ tx, actor }: Context, unitId: string): Promise<string> {
  const { modelId } = await tx
    .selectFrom("unit")
    .select("modelId")
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", unitId)
    .executeTakeFirstOrThrow();
  return modelId;
}

/** A machine of an order that is sent again: the customer's like the one that was ordered, in its order and at its price. */
async function becomeTheirs(
  { tx, actor, now }: Context,
  { customer }: ClaimRecord,
  { line, unitInId }: { readonly line: LineRecord; readonly unitInId: string },
): Promise<void> {
  const { goods, replacement } = line;
  const change = (id: string, values: Updateable<Unit>) =>
    tx
      .updateTable("unit")
      .set((eb) => ({ ...values, updatedAt: new Date(now), version: eb("version", "+", 1) }))
      .where("sellerId", "=", actor.sellerId)
      .where("id", "=", id)
      .execute();
  // Named anew: what was named first belongs to nobody any more.
  if (replacement?.unitInId && replacement.unitInId !== unitInId)
    await change(replacement.unitInId, { buyerName: null, buyerEmail: null, orderNumber: null });
  await change(unitInId, {
    buyerName: customer.name,
    buyerEmail: customer.email.toLowerCase(),
    channel: "official",
    orderNumber: goods?.orderNumber ?? null,
    priceAmount: goods?.price.amount ?? null,
    priceCurrency: goods?.price.currency ?? null,
  });
}

/** A unit of this model. Refused when another claim added one of that serial in the same moment. */
async function addUnit(
  { tx, actor, now }: Context,
  { at, modelId, serial }: { readonly at: number; readonly modelId: string; readonly serial: string },
): Promise<string> {
  const id = newId<"unit">(now);
  const moment = new Date(now);
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("unit")
    .values({
      sellerId: actor.sellerId,
      id,
      serial: serial.trim(),
      serialKey: serialKey(serial),
      modelId,
      createdAt: moment,
      updatedAt: moment,
    })
    .onConflict((conflict) => conflict.columns(["sellerId", "serialKey"]).doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows !== 1n)
    throw new Refusal("invalid_input", { fields: [fieldFault(`/items/${at}/serial`, "taken", { value: serial })] });
  return id;
}

/** Owner, order and period go over to the new unit; whichever had them before belongs to nobody any more. */
async function handOver(
  context: Context,
  { line, unitInId }: { readonly line: LineRecord; readonly unitInId: string },
): Promise<void> {
  const outId = line.unit?.id ?? "";
  // Named anew: what was named first gives everything back.
  const holderId = line.replacement?.unitInId ?? outId;
  if (holderId === unitInId) return;
  const { tx, actor, now } = context;
  const { standsForId, ...owner } = await tx
    .selectFrom("unit")
    .select(["buyerName", "buyerEmail", "orderNumber", "priceAmount", "priceCurrency", "channel", "warehouse"])
    .select(["preorder", "bulk", "standsForId"])
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", holderId)
    .executeTakeFirstOrThrow();
  const change = (id: string, values: Updateable<Unit>) =>
    tx
      .updateTable("unit")
      .set((eb) => ({ ...values, updatedAt: new Date(now), version: eb("version", "+", 1) }))
      .where("sellerId", "=", actor.sellerId)
      .where("id", "=", id)
      .execute();
  const coverUntil = line.replacement?.coveredUntil ?? null;
  await change(unitInId, { ...owner, standsForId: standsForId ?? outId, coverUntil });
  if (holderId !== outId)
    await change(holderId, { buyerName: null, buyerEmail: null, standsForId: null, coverUntil: null });
  await change(outId, { buyerName: null, buyerEmail: null, replacedById: unitInId });
}
