import { serialKey } from "../../core/serial.ts";
import type { Context } from "../context.ts";
import { periodColumns } from "./period-columns.ts";
import type { UnitFactsRow } from "./unit-facts.ts";

/** A unit as a check of serials finds it. */
export interface FoundUnit extends UnitFactsRow {
  readonly serialKey: string;
  readonly policy: string;
}

/** The seller's units of these serials, by their key; blanks, dashes and case do not matter. */
export async function findUnits(
  { tx, actor }: Context,
  serials: readonly string[],
): Promise<ReadonlyMap<string, FoundUnit>> {
  const keys = [...new Set(serials.map(serialKey))].filter((key) => key !== "");
  if (keys.length === 0) return new Map();
  const rows = await tx
    .selectFrom("unit")
    .innerJoin("model", (join) =>
      join.onRef("model.sellerId", "=", "unit.sellerId").onRef("model.id", "=", "unit.modelId"),
    )
    .select(["serialKey", "serial", ...periodColumns])
    .select(["channel", "warehouse", "preorder", "bulk"])
    .select(["manufacturer", "model.name as model", "category", "policy"])
    .where("unit.sellerId", "=", actor.sellerId)
    .where("serialKey", "in", keys)
    .execute();
  return new Map(rows.map((row) => [row.serialKey, row]));
}
