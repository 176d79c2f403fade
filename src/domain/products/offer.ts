import { fieldFault } from "../../core/fault.ts";
import { isId, newId } from "../../core/id.ts";
import type { SellerWords, Text } from "../../core/locale.ts";
import { Refusal } from "../../core/refusal.ts";
import { serialKey } from "../../core/serial.ts";
import { modelNamed } from "../catalog/index.ts";
import type { Context } from "../context.ts";
import { readPart } from "../parts/index.ts";
import { shift } from "../stock/index.ts";
import { type ProductRecord, readProduct } from "./read.ts";

/** What of a product the seller may change. */
export interface ProductChange {
  readonly title?: SellerWords | undefined;
  readonly about?: SellerWords | undefined;
  /** Minor units of the seller's currency. */
  readonly price?: number | undefined;
  readonly hsCode?: string | null | undefined;
  readonly origin?: string | null | undefined;
  readonly netWeightGrams?: number | null | undefined;
  readonly packedWeightGrams?: number | null | undefined;
  readonly size?: ProductRecord["size"] | undefined;
  readonly airTransport?: ProductRecord["airTransport"] | undefined;
  readonly testNeeded?: boolean | undefined;
  readonly restockDays?: number | null | undefined;
  readonly shown?: boolean | undefined;
}

/** A product to be offered: what it is, and on which terms. */
export interface NewProduct extends ProductChange {
  readonly code: string;
  readonly of:
    | { readonly kind: "model"; readonly manufacturer: string; readonly name: string; readonly category: string | null }
    | { readonly kind: "part"; readonly partId: string };
  readonly title: SellerWords;
  readonly price: number;
  /** How many of a model lie there now; a part has its stock already. */
  readonly stock: number;
}

/** Offers a model, made where the seller has none of that name, or a part of the shelf. A code that is taken is refused. Returns its id. */
export async function addProduct(context: Context, input: NewProduct): Promise<string> {
  const { tx, actor, now, seller } = context;
  const id = newId<"product">(now);
  const of = await thingOf(context, input.of);
  const inserted = await tx
    .insertInto("product")
    .values({
      sellerId: actor.sellerId,
      id,
      code: input.code,
      codeKey: serialKey(input.code),
      ...of,
      ...columns(input),
      title: JSON.stringify(input.title),
      price: input.price,
      currency: seller.currency,
      stock: of.partId ? null : 0,
      createdAt: new Date(now),
    })
    .onConflict((conflict) => conflict.columns(["sellerId", "codeKey"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  if (!inserted) throw new Refusal("invalid_input", { fields: [fieldFault("/code", "taken", { value: input.code })] });
  await tellCustoms(context, of, input);
  if (of.modelId && input.stock > 0)
    await shift(context, { productId: id }, { quantity: input.stock, reason: "received" });
  return id;
}

/** Changes a product from the version that was read; what is left out stays. */
export async function editProduct(
  context: Context,
  at: { readonly productId: string; readonly version: number },
  input: ProductChange,
): Promise<void> {
  const { tx, actor, seller } = context;
  const changed = isId(at.productId)
    ? await tx
        .updateTable("product")
        .set((eb) => ({ ...columns(input), version: eb("version", "+", 1) }))
        // A price that is set anew is in what the seller counts in now.
        .$if(input.price !== undefined, (query) => query.set({ currency: seller.currency }))
        .where("sellerId", "=", actor.sellerId)
        .where("id", "=", at.productId)
        .where("version", "=", at.version)
        .executeTakeFirst()
    : { numUpdatedRows: 0n };
  const product = await readProduct(context, at.productId);
  if (changed.numUpdatedRows === 0n) throw new Refusal("changed_meanwhile", { values: { who: somebody } });
  await tellCustoms(context, product, input);
}

const somebody: Text = { en: "Somebody", es: "Alguien", zh: "有人" };

type Thing = { readonly modelId: string | null; readonly partId: string | null };

async function thingOf(context: Context, of: NewProduct["of"]): Promise<Thing> {
  if (of.kind === "part") return { partId: (await readPart(context, of.partId)).id, modelId: null };
  return { modelId: (await modelNamed(context, of)).id, partId: null };
}

/** HS code, origin and net weight are facts of the thing, whoever offers it: kept with the model or the part. */
async function tellCustoms({ tx, actor }: Context, of: Thing, input: ProductChange): Promise<void> {
  const { hsCode, origin, netWeightGrams } = input;
  const told = given({ hsCode, origin, netWeightGrams });
  if (Object.keys(told).length === 0) return;
  await tx
    .updateTable(of.modelId ? "model" : "part")
    .set(told)
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", of.modelId ?? of.partId)
    .execute();
}

function columns(input: ProductChange) {
  const { title, about, price, packedWeightGrams, size, airTransport, testNeeded, restockDays, shown } = input;
  return {
    ...given({ price, packedWeightGrams, airTransport, testNeeded, restockDays, shown }),
    ...(title && { title: JSON.stringify(title) }),
    ...(about && { about: JSON.stringify(about) }),
    ...(size !== undefined && {
      lengthMm: size?.lengthMm ?? null,
      widthMm: size?.widthMm ?? null,
      heightMm: size?.heightMm ?? null,
    }),
  };
}

/** What was said; what was left out is not the same as nothing. */
function given<Values extends object>(values: Values): { [Name in keyof Values]?: Exclude<Values[Name], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Values]?: Exclude<Values[Name], undefined>;
  };
}
