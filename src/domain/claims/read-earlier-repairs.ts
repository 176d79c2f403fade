import { sql } from "kysely";
import type { Day } from "../../core/day.ts";
import { compiledOnce } from "../../database/compiled.ts";
import type { Tx } from "../../database/transaction.ts";
import type { Context } from "../context.ts";

/** A repair that the same customer had of the same unit before this claim, free of charge and finished. */
export interface EarlierRepair {
  /** When that claim was reported. */
  readonly askedOn: Day | null;
  /** When the customer had the unit back; null where that is not known. */
  readonly backOn: Day | null;
}

/** The earlier repairs of each line's unit, oldest first. A repair that was paid for puts no defect right under a cover. */
export async function readEarlierRepairs(
  { tx, actor }: Context,
  claimId: string,
): Promise<Map<string, readonly EarlierRepair[]>> {
  const rows = await earlierRows(tx, actor.sellerId, claimId);
  const known = rows.map(({ askedOn, ...row }) => ({ ...row, askedOn: askedOn as Day | null }));
  return Map.groupBy(known, ({ lineId }) => lineId);
}

const earlierRows = compiledOnce((tx: Tx, sellerId: string, claimId: string) =>
  tx
    .selectFrom("claimLine as l")
    .innerJoin("claim as c", (on) => on.onRef("c.sellerId", "=", "l.sellerId").onRef("c.id", "=", "l.claimId"))
    .innerJoin("claimLine as e", (on) => on.onRef("e.sellerId", "=", "l.sellerId").onRef("e.unitId", "=", "l.unitId"))
    .innerJoin("claim as ec", (on) =>
      on
        .onRef("ec.sellerId", "=", "e.sellerId")
        .onRef("ec.id", "=", "e.claimId")
        .onRef("ec.customerId", "=", "c.customerId"),
    )
    .innerJoin("repairOrder as r", (on) => on.onRef("r.sellerId", "=", "e.sellerId").onRef("r.lineId", "=", "e.id"))
    .select(["l.id as lineId", "ec.reportedOn as askedOn"])
    .select(
      sql<Day | null>`(select max(p.arrived_on) from parcel p
        join parcel_line pl on pl.seller_id = p.seller_id and pl.parcel_id = p.id
        where p.seller_id = e.seller_id and pl.line_id = e.id and p.direction = 'outbound')`.as("backOn"),
    )
    .where("l.sellerId", "=", sellerId)
    .where("l.claimId", "=", claimId)
    .whereRef("ec.id", "<>", "c.id")
    .where("r.charge", "=", "free")
    .where("r.completedAt", "is not", null)
    .whereRef("r.completedAt", "<", "c.createdAt")
    .orderBy("r.completedAt"),
);
