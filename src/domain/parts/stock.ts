import { fieldFault } from "../../core/fault.ts";
import { isId, newId } from "../../core/id.ts";
import type { Text } from "../../core/locale.ts";
import type { Money } from "../../core/money.ts";
import { Refusal } from "../../core/refusal.ts";
import { serialKey } from "../../core/serial.ts";
import type { Context } from "../context.ts";
import { shift } from "../stock/index.ts";

/** A kind of part on the shelf. */
export interface PartRecord {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  /** The component's original value, which a spare part is sold at (MF-SPARE). */
  readonly value: Money;
  readonly stock: number;
  /** At so many or fewer it is to be bought. */
  readonly lowAt: number;
  readonly version: number;
}

export interface NewPart {
  readonly code: string;
  readonly name: string;
  /** Minor units of the seller's currency. */
  readonly value: number;
  readonly lowAt: number;
  /** How many lie there now. */
  readonly stock: number;
}

export interface StockChange {
  readonly reason: "received" | "counted";
  /** Received: how many came. Counted: how many lie there. */
  readonly quantity: number;
  readonly note: string;
}

/** Enters a part; its first stock is its first movement. A code that is taken is refused. Returns its id. */
export async function addPart(context: Context, input: NewPart): Promise<string> {
  const { tx, actor, now, seller } = context;
  const id = newId<"part">(now);
  const inserted = await tx
    .insertInto("part")
    .values({
      sellerId: actor.sellerId,
      id,
      code: input.code,
      codeKey: serialKey(input.code),
      name: input.name,
      value: input.value,
      currency: seller.currency,
      lowAt: input.lowAt,
      createdAt: new Date(now),
    })
    .onConflict((conflict) => conflict.columns(["sellerId", "codeKey"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  if (!inserted) throw new Refusal("invalid_input", { fields: [fieldFault("/code", "taken", { value: input.code })] });
  if (input.stock > 0) await shift(context, { partId: id }, { quantity: input.stock, reason: "received" });
  return id;
}

/** Changes name, value or warning level of a part, from the version that was read. */
export async function editPart(
  { tx, actor }: Context,
  at: { readonly partId: string; readonly version: number },
  input: Partial<Pick<NewPart, "name" | "value" | "lowAt">>,
): Promise<void> {
  const changed = isId(at.partId)
    ? await tx
        .updateTable("part")
        .set((eb) => ({ ...input, version: eb("version", "+", 1) }))
        .where("sellerId", "=", actor.sellerId)
        .where("id", "=", at.partId)
        .where("version", "=", at.version)
        .executeTakeFirst()
    : { numUpdatedRows: 0n };
  if (changed.numUpdatedRows > 0n) return;
  await readPart({ tx, actor }, at.partId);
  throw new Refusal("changed_meanwhile", { values: { who: somebody } });
}

/** Parts received, or counted: a count says how many lie there, and the difference becomes the movement. */
export async function changeStock(context: Context, partId: string, input: StockChange): Promise<void> {
  const part = await lockPart(context, partId);
  const quantity = input.reason === "counted" ? input.quantity - part.stock : input.quantity;
  if (quantity !== 0) await shift(context, { partId }, { quantity, reason: input.reason, note: input.note });
}

/** The parts of the seller by name; `q` narrows to codes and names that begin with it. */
export async function listParts(
  { tx, actor }: Context,
  query: { readonly q?: string | undefined },
): Promise<PartRecord[]> {
  const text = query.q?.trim() ?? "";
  const rows = await tx
    .selectFrom("part")
    .selectAll()
    .where("sellerId", "=", actor.sellerId)
    .$if(text !== "", (list) =>
      list.where((eb) => eb.or([eb("codeKey", "^@", serialKey(text)), eb("name", "ilike", `${escaped(text)}%`)])),
    )
    .orderBy("name")
    .orderBy("id")
    .limit(500)
    .execute();
  return rows.map(partRecord);
}

/** One part; refuses with `not_found` what is not the seller's. */
export async function readPart({ tx, actor }: Pick<Context, "tx" | "actor">, partId: string): Promise<PartRecord> {
  const row = isId(partId)
    ? await tx
        .selectFrom("part")
        .selectAll()
        .where("sellerId", "=", actor.sellerId)
        .where("id", "=", partId)
        .executeTakeFirst()
    : undefined;
  if (!row) throw new Refusal("not_found");
  return partRecord(row);
}

/**
 * Takes from the shelf what a repair uses more than before, and puts back what it uses less. Refuses, and changes nothing, where the
 * shelf has not so many.
 */
export async function takeParts(
  context: Context,
  lineId: string,
  change: { readonly before: readonly Use[]; readonly after: readonly Use[] },
): Promise<void> {
  const [before, after] = [totals(change.before), totals(change.after)];
  // In the order of their ids, so that two benches never wait for each other.
  for (const partId of [...new Set([...before.keys(), ...after.keys()])].sort()) {
    const quantity = (before.get(partId) ?? 0) - (after.get(partId) ?? 0);
    if (quantity === 0) continue;
    const part = await lockPart(context, partId);
    if (part.stock + quantity < 0)
      throw new Refusal("part_out_of_stock", { values: { name: part.name, left: part.stock, wanted: -quantity } });
    await shift(context, { partId }, { quantity, reason: quantity < 0 ? "used" : "put_back", lineId });
  }
}

/** So many of a part; parts that are not on the shelf's list have no id. */
export interface Use {
  readonly partId?: string | null | undefined;
  readonly quantity: number;
}

const somebody: Text = { en: "Somebody", es: "Alguien", zh: "有人" };

async function lockPart({ tx, actor }: Context, partId: string) {
  const row = isId(partId)
    ? await tx
        .selectFrom("part")
        .select(["name", "stock"])
        .where("sellerId", "=", actor.sellerId)
        .where("id", "=", partId)
        .forUpdate()
        .executeTakeFirst()
    : undefined;
  if (!row) throw new Refusal("not_found");
  return row;
}

function totals(uses: readonly Use[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { partId, quantity } of uses) if (partId) sums.set(partId, (sums.get(partId) ?? 0) + quantity);
  return sums;
}

function partRecord(row: {
  id: string;
  code: string;
  name: string;
  value: number;
  currency: string;
  stock: number;
  lowAt: number;
  version: number;
}): PartRecord {
  const { id, code, name, value, currency, stock, lowAt, version } = row;
  return { id, code, name, value: { amount: value, currency }, stock, lowAt, version };
}

function escaped(text: string): string {
  return text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);
}
