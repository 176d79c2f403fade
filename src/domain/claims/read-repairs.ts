import type { Day } from "../../core/day.ts";
import type { Context } from "../context.ts";
import type { RepairPart, RepairRecord, RepairTestRecord } from "./record.ts";

/** The repair of each line of a claim with its tests, oldest first. */
export async function readRepairs(context: Context, claimId: string): Promise<Map<string, RepairRecord>> {
  const { tx, actor } = context;
  const rows = await tx
    .selectFrom("repairOrder as r")
    .innerJoin("claimLine as l", (on) => on.onRef("l.sellerId", "=", "r.sellerId").onRef("l.id", "=", "r.lineId"))
    .selectAll("r")
    .where("l.sellerId", "=", actor.sellerId)
    .where("l.claimId", "=", claimId)
    .execute();
  if (rows.length === 0) return new Map();
  const tests = await readTests(context, claimId);
  return new Map(
    rows.map((row) => [
      row.lineId,
      {
        id: row.id,
        charge: row.charge as RepairRecord["charge"],
        clauses: row.clauses,
        workDone: row.workDone,
        parts: row.parts as unknown as RepairPart[],
        labourMinutes: row.labourMinutes,
        startedBy: row.startedBy,
        startedAt: row.startedAt,
        completedBy: row.completedBy,
        completedAt: row.completedAt,
        coveredUntil: row.coveredUntil as Day | null,
        version: row.version,
        tests: tests.get(row.id) ?? [],
      },
    ]),
  );
}

async function readTests({ tx, actor }: Context, claimId: string): Promise<Map<string, RepairTestRecord[]>> {
  const rows = await tx
    .selectFrom("repairTest as t")
    .innerJoin("repairOrder as r", (on) =>
      on.onRef("r.sellerId", "=", "t.sellerId").onRef("r.id", "=", "t.repairOrderId"),
    )
    .innerJoin("claimLine as l", (on) => on.onRef("l.sellerId", "=", "r.sellerId").onRef("l.id", "=", "r.lineId"))
    .select(["t.repairOrderId", "t.id", "t.name", "t.passed", "t.result", "t.testedBy", "t.testedAt"])
    .where("l.sellerId", "=", actor.sellerId)
    .where("l.claimId", "=", claimId)
    .orderBy("t.testedAt")
    .orderBy("t.id")
    .execute();
  return Map.groupBy(rows, ({ repairOrderId }) => repairOrderId);
}
