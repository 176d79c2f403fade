import { fieldFault } from "../../core/fault.ts";
import { newId } from "../../core/id.ts";
import { Refusal } from "../../core/refusal.ts";
import { serialKey } from "../../core/serial.ts";
import type { Context } from "../context.ts";
import type { TermsOf } from "../policies/index.ts";

/** A serial that was typed, and the seller's unit behind it where there is one. */
export interface FoundUnit {
  readonly serial: string;
  readonly key: string;
  readonly unitId: string | null;
  readonly policy: string | null;
  /** So many of a line of the customer's order, where it stands for that. */
  readonly of?: { readonly orderLineId: string; readonly quantity: number };
}

/** Looks serials up, each with the terms that hold for the customer; refuses one that is there twice, among themselves or beside the `known` ones. */
export async function findUnits(
  { tx, actor }: Context,
  serials: readonly string[],
  { known, terms }: { readonly known: readonly string[]; readonly terms: TermsOf },
): Promise<FoundUnit[]> {
  if (serials.length === 0) return [];
  const keys = serials.map(serialKey);
  const taken = known.map(serialKey);
  const faults = keys.flatMap((key, index) => {
    const fault = key === "" ? "required" : taken.includes(key) ? "twice" : null;
    taken.push(key);
    return fault ? [fieldFault(`/serials/${index}`, fault, { value: serials[index] ?? "" })] : [];
  });
  if (faults.length > 0) throw new Refusal("invalid_input", { fields: faults });
  const units = await tx
    .selectFrom("unit")
    .innerJoin("model", (on) => on.onRef("model.sellerId", "=", "unit.sellerId").onRef("model.id", "=", "unit.modelId"))
    .select(["unit.id", "unit.serial", "unit.serialKey", "model.policy"])
    .where("unit.sellerId", "=", actor.sellerId)
    .where("unit.serialKey", "in", keys)
    .execute();
  const byKey = new Map(units.map((unit) => [unit.serialKey, unit]));
  return serials.map((typed, index) => {
    const key = keys[index] ?? "";
    const unit = byKey.get(key);
    return {
      serial: unit?.serial ?? typed.trim(),
      key,
      unitId: unit?.id ?? null,
      policy: unit ? terms(unit.policy) : null,
    };
  });
}

/** The policy that all known units are under; undefined where none is known. Refuses units of several policies. */
export function policyOfUnits(found: readonly FoundUnit[], present?: string): string | undefined {
  const policies = [...new Set([...(present ? [present] : []), ...found.flatMap(({ policy }) => policy ?? [])])];
  if (policies.length > 1) throw new Refusal("several_policies", { values: { policies: policies.join(", ") } });
  return policies[0];
}

/** Adds lines for the units, at positions from `from` on. */
export async function insertLines(
  { tx, actor, now }: Context,
  claimId: string,
  of: { readonly found: readonly FoundUnit[]; readonly from: number; readonly descriptions: readonly string[] },
): Promise<void> {
  await tx
    .insertInto("claimLine")
    .values(
      of.found.map(({ serial, key, unitId, of: ordered }, index) => ({
        sellerId: actor.sellerId,
        id: newId<"line">(now),
        claimId,
        position: of.from + index,
        unitId,
        serial,
        serialKey: key,
        ...ordered,
        custody: "with_customer",
        work: "waiting",
        description: of.descriptions[index] ?? "",
      })),
    )
    .execute();
}
