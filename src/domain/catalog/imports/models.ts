import type { Context } from "../../context.ts";
import { type ModelRow, modelNamed } from "../make-model.ts";
import type { UnitRow } from "./read-unit.ts";
import type { PlacedUnit } from "./write-units.ts";

/** The seller's models, found by name whatever the case; makes those that are missing. */
export class Models {
  readonly #byName = new Map<string, ModelRow[]>();

  /** Reads what the seller has. */
  static async of({ tx, actor }: Context): Promise<Models> {
    const models = new Models();
    const rows = await tx
      .selectFrom("model")
      .select(["id", "manufacturer", "name"])
      .where("sellerId", "=", actor.sellerId)
      .execute();
    for (const row of rows) models.#keep(row);
    return models;
  }

  /** The model a row means; null where several makers have one of that name, or none and the row names no maker. */
  find({ model, manufacturer }: Pick<UnitRow, "model" | "manufacturer">): ModelRow | null {
    const named = this.#byName.get(model.toLowerCase()) ?? [];
    if (manufacturer === null) return named.length === 1 ? (named[0] ?? null) : null;
    return named.find((each) => each.manufacturer.toLowerCase() === manufacturer.toLowerCase()) ?? null;
  }

  /** Makes the row's model, decided by the pack of its maker. */
  async make(
    context: Context,
    row: Pick<UnitRow, "model" | "category"> & { readonly manufacturer: string },
  ): Promise<ModelRow> {
    const present = await modelNamed(context, { ...row, name: row.model });
    this.#keep(present);
    return present;
  }

  /** Takes over what the rows tell customs of their models; what they leave empty stays, the last row counts. */
  async tell({ tx, actor }: Context, units: readonly PlacedUnit[]): Promise<void> {
    const told = new Map<string, { hsCode: string | null; origin: string | null; netWeightGrams: number | null }>();
    for (const { modelId, hsCode, origin, netWeightGrams } of units) {
      if (hsCode === null && origin === null && netWeightGrams === null) continue;
      const known = told.get(modelId);
      told.set(modelId, {
        hsCode: hsCode ?? known?.hsCode ?? null,
        origin: origin ?? known?.origin ?? null,
        netWeightGrams: netWeightGrams ?? known?.netWeightGrams ?? null,
      });
    }
    // In the order of the key, so that two imports at once never wait for each other in a circle.
    for (const [id, customs] of [...told].sort(([first], [second]) => (first < second ? -1 : 1))) {
      const known = Object.fromEntries(Object.entries(customs).filter(([, value]) => value !== null));
      await tx.updateTable("model").set(known).where("sellerId", "=", actor.sellerId).where("id", "=", id).execute();
    }
  }

  #keep(row: ModelRow): void {
    const key = row.name.toLowerCase();
    this.#byName.set(key, [...(this.#byName.get(key) ?? []), row]);
  }
}
