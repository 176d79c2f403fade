import { sql } from "kysely";
import { isStaff } from "../../core/actor.ts";
import type { Money } from "../../core/money.ts";
import { Refusal } from "../../core/refusal.ts";
import { serialKey } from "../../core/serial.ts";
import type { Context } from "../context.ts";
import type { FoundUnit } from "./find-units.ts";
import { isListed, isOnList, isOwn } from "./own-units.ts";
import { periodColumns } from "./period-columns.ts";

/** A unit as lists show it. */
export interface UnitCard extends FoundUnit {
  readonly id: string;
  readonly orderNumber: string | null;
  /** How many claims it is or was in. */
  readonly claims: number;
  /** Whether its record is the reader's to see: staff's, and its owner's. */
  readonly own: boolean;
  /** Whether the reader put it on their list by its serial number. */
  readonly listed: boolean;
}

/** A unit with all that its record holds. */
export interface UnitRecord extends UnitCard {
  readonly price: Money | null;
  /** Of its model, for customs. */
  readonly hsCode: string | null;
  readonly origin: string | null;
  readonly netWeightGrams: number | null;
  /** Whoever bought it; null for readers who are not staff. */
  readonly buyer: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly importedFrom: { readonly fileName: string; readonly by: string; readonly at: Date } | null;
}

/**
 * One page of the units that the actor may see, by serial; `q` is the beginning of a serial, an order or a batch. Boards stand with their
 * machine, and are found by their own serial only.
 */
export async function listUnits(
  context: Context,
  {
    q,
    cursor,
    limit,
  }: { readonly q?: string | undefined; readonly cursor?: string | undefined; readonly limit: number },
): Promise<{ items: UnitCard[]; next: string | null }> {
  const after = cursor === undefined ? null : Buffer.from(cursor, "base64url").toString("utf8");
  if (after?.includes("\0")) return { items: [], next: null };
  const wanted = q?.trim() ?? "";
  const rows = await units(context)
    .select(summary)
    .$if(after !== null, (query) => query.where("serialKey", ">", after as string))
    .$if(wanted === "", (query) => query.where("parentId", "is", null))
    .$if(wanted !== "", (query) =>
      query.where((eb) =>
        eb.or([
          eb("serialKey", "^@", serialKey(wanted)),
          eb.and([
            eb("parentId", "is", null),
            eb.or([eb("orderKey", "^@", wanted.toUpperCase()), eb("batchKey", "^@", wanted.toUpperCase())]),
            // Of a machine that is only listed, whoever lists it shall not find out the order.
            isStaff(context.actor) ? eb.lit(true) : isOwn(context.actor),
          ]),
        ]),
      ),
    )
    .orderBy("serialKey")
    .limit(limit + 1)
    .execute();
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const next = rows.length > limit && last ? Buffer.from(last.serialKey).toString("base64url") : null;
  return { items, next };
}

/** One unit that the actor may see; anything else is not found. */
export async function readUnitRecord(context: Context, id: string): Promise<UnitRecord> {
  const row = await units(context)
    .leftJoin("unitImport", (join) =>
      join.onRef("unitImport.sellerId", "=", "unit.sellerId").onRef("unitImport.id", "=", "unit.importId"),
    )
    .select(summary)
    .select(["priceAmount", "priceCurrency", "buyerName", "buyerEmail", "unit.createdAt", "unit.updatedAt"])
    .select(["fileName", "startedBy", "startedAt", "hsCode", "origin", "netWeightGrams"])
    .where("unit.id", "=", id)
    .executeTakeFirst();
  if (!row) throw new Refusal("not_found");
  const { priceAmount, priceCurrency, buyerName, buyerEmail, fileName, startedBy, startedAt, ...unit } = row;
  const price = priceAmount === null || !priceCurrency ? null : { amount: priceAmount, currency: priceCurrency };
  const imported = fileName !== null && startedBy !== null && startedAt !== null;
  return {
    ...unit,
    price,
    buyer: isStaff(context.actor) ? [buyerName, buyerEmail].filter(Boolean).join(", ") || null : null,
    importedFrom: imported && isStaff(context.actor) ? { fileName, by: startedBy, at: startedAt } : null,
  };
}

/** Something that happened to a unit in a claim. */
export interface UnitEvent {
  readonly at: Date;
  readonly claimId: string;
  readonly claimNumber: string;
  readonly verb: string;
  readonly actorName: string;
  readonly actorKind: string;
  readonly fromStatus: string | null;
  readonly toStatus: string | null;
  readonly details: Readonly<Record<string, unknown>> | null;
}

/** What happened to a unit in the claims it was in, newest first: the events of its lines, and of those claims as a whole. */
export async function unitEvents({ tx, actor }: Context, unitId: string): Promise<UnitEvent[]> {
  const rows = await tx
    .selectFrom("claimLine")
    .innerJoin("claim", (join) =>
      join.onRef("claim.sellerId", "=", "claimLine.sellerId").onRef("claim.id", "=", "claimLine.claimId"),
    )
    .innerJoin("event", (join) =>
      join
        .onRef("event.sellerId", "=", "claim.sellerId")
        .onRef("event.claimId", "=", "claim.id")
        .on((eb) => eb.or([eb("event.lineId", "is", null), eb("event.lineId", "=", eb.ref("claimLine.id"))])),
    )
    .select(["event.at", "claim.id as claimId", "claim.number as claimNumber", "event.verb", "event.actorName"])
    .select(["event.actorKind", "event.fromStatus", "event.toStatus", "event.details"])
    .where("claimLine.sellerId", "=", actor.sellerId)
    .where("claimLine.unitId", "=", unitId)
    .$if(actor.customerId !== undefined, (query) => query.where("claim.customerId", "=", actor.customerId as string))
    .$if(actor.role === "centre_member", (query) => query.where("claimLine.centreId", "=", actor.centreId ?? null))
    .orderBy("event.at", "desc")
    .orderBy("event.sequence", "desc")
    .limit(500)
    .execute();
  return rows as UnitEvent[];
}

const summary = [
  "unit.id",
  "serial",
  "serialKey",
  ...periodColumns,
  "orderNumber",
  "channel",
  "warehouse",
  "preorder",
  "bulk",
  "manufacturer",
  "model.name as model",
  "category",
  "policy",
  sql<number>`(select count(distinct claim_id)::integer from claim_line
    where claim_line.seller_id = unit.seller_id and claim_line.unit_id = unit.id)`.as("claims"),
] as const;

/** The units an actor may see: all of the seller for staff; for a customer those on their list. */
function units({ tx, actor }: Context) {
  return tx
    .selectFrom("unit")
    .innerJoin("model", (join) =>
      join.onRef("model.sellerId", "=", "unit.sellerId").onRef("model.id", "=", "unit.modelId"),
    )
    .select([
      (isStaff(actor) ? sql<boolean>`true` : sql<boolean>`${isOwn(actor)}`).as("own"),
      isListed(actor).as("listed"),
    ])
    .where("unit.sellerId", "=", actor.sellerId)
    .$if(!isStaff(actor), (query) => query.where(isOnList(actor)));
}
