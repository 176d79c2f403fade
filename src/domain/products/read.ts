import { sql } from "kysely";
import { isStaff } from "../../core/actor.ts";
import { readCursor, writeCursor } from "../../core/cursor.ts";
import { isId } from "../../core/id.ts";
import { type Locale, type SellerWords, wordsIn } from "../../core/locale.ts";
import type { Money } from "../../core/money.ts";
import { Refusal } from "../../core/refusal.ts";
import { serialKey } from "../../core/serial.ts";
import type { Context, SellerSettings } from "../context.ts";
import type { ProductPhoto } from "./photos.ts";

/** What can be bought. What the thing is comes from its model or part, its stock too where it is a part. */
export interface ProductRecord {
  readonly id: string;
  readonly code: string;
  readonly modelId: string | null;
  readonly partId: string | null;
  readonly partCode: string | null;
  readonly title: SellerWords;
  readonly about: SellerWords;
  /** Null of a part. */
  readonly manufacturer: string | null;
  /** The model's or the part's. */
  readonly name: string;
  readonly category: string;
  readonly price: Money;
  /** How many can be taken now. */
  readonly stock: number;
  /** Digits of the Harmonised System. */
  readonly hsCode: string | null;
  /** Country where it was made. */
  readonly origin: string | null;
  readonly netWeightGrams: number | null;
  /** One piece in its box. */
  readonly packedWeightGrams: number | null;
  readonly size: { readonly lengthMm: number; readonly widthMm: number; readonly heightMm: number } | null;
  readonly airTransport: "allowed" | "cargo_only" | "forbidden";
  /** Tested before it is shipped (ZM-SHIP-TEST). */
  readonly testNeeded: boolean;
  /** Days until more come (ZM-SHIP-RESTOCK); null: when it is sold out, it is. */
  readonly restockDays: number | null;
  readonly shown: boolean;
  /** The picture that lists show; null where there is none. */
  readonly photo: ProductPhoto | null;
  readonly createdAt: Date;
  readonly version: number;
}

/** What narrows a list of products. */
export interface ProductFilter {
  /** Anywhere in code, title, maker and name. */
  readonly q?: string | undefined;
  readonly category?: string | undefined;
  /** Only what can be taken at once. */
  readonly inStock?: boolean | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** One page of products, newest first; whoever is not staff sees those that are shown. */
export async function listProducts(
  context: Context,
  { q, category, inStock, cursor, limit }: ProductFilter,
): Promise<{ items: ProductRecord[]; next: string | null }> {
  const after = readCursor(cursor);
  const words = (q ?? "").trim().split(/\s+/).filter(Boolean).slice(0, 8);
  const rows = await products(context)
    .$if(after !== null, (list) =>
      list.where(sql<boolean>`(product.created_at, product.id) < (${after?.at}, ${after?.id})`),
    )
    .$if(category !== undefined, (list) => list.where(categoryOf, "=", category as string))
    .$if(inStock === true, (list) => list.where(stockOf, ">", 0))
    .where((eb) => eb.and(words.map((word) => eb(searched, "ilike", `%${escaped(word)}%`))))
    .orderBy("product.createdAt", "desc")
    .orderBy("product.id", "desc")
    .limit(limit + 1)
    .execute();
  const items = rows.slice(0, limit).map(productRecord);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last ? writeCursor({ at: last.createdAt, id: last.id }) : null };
}

/** How many products in the shop have a price in a currency that the seller no longer counts in: they are not sold. */
export async function countInOtherCurrency({ tx, actor, seller }: Context): Promise<number> {
  const { count } = await tx
    .selectFrom("product")
    .select((eb) => eb.fn.countAll<string>().as("count"))
    .where("sellerId", "=", actor.sellerId)
    .where("shown", "=", true)
    .where("currency", "<>", seller.currency)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** One product; refuses with `not_found` what is not there, or not shown to a reader who is not staff. */
export async function readProduct(context: Context, productId: string): Promise<ProductRecord> {
  const row = isId(productId)
    ? await products(context).where("product.id", "=", productId).executeTakeFirst()
    : undefined;
  if (!row) throw new Refusal("not_found");
  return productRecord(row);
}

/** The products of these ids, shown or not, by id: for carts, orders and their papers, which know them already. */
export async function productsOf(
  context: Context,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ProductRecord>> {
  if (ids.length === 0) return new Map();
  const rows = await every(context).where("product.id", "in", ids).execute();
  return new Map(rows.map((row) => [row.id, productRecord(row)]));
}

/** The products of these codes' keys, by it. */
export async function productsByCode(
  context: Context,
  keys: readonly string[],
): Promise<ReadonlyMap<string, ProductRecord>> {
  const rows = await every(context).where("product.codeKey", "in", keys).execute();
  return new Map(rows.map((row) => [serialKey(row.code), productRecord(row)]));
}

/** The words in a reader's language; where the seller did not write it, in the seller's own, else in any. */
export function titleIn(words: SellerWords, locale: Locale, seller: Pick<SellerSettings, "locale">): string {
  return wordsIn(words, locale, seller.locale);
}

/** So many pieces of something, in the reader's language: `3 × Fan`; of one piece its title alone. */
export function piecesIn(
  { title, quantity }: { readonly title: SellerWords; readonly quantity: number },
  locale: Locale,
  seller: Pick<SellerSettings, "locale">,
): string {
  const words = titleIn(title, locale, seller);
  return quantity > 1 ? `${quantity} × ${words}` : words;
}

/** What is not shown, or still priced in a currency that the seller left, is for the staff alone. */
function products(context: Context) {
  return every(context).$if(!isStaff(context.actor), (list) =>
    list.where("shown", "=", true).where("product.currency", "=", context.seller.currency),
  );
}

const stockOf = sql<number>`coalesce(product.stock, part.stock)`;
const categoryOf = sql<string>`coalesce(model.category, part.category)`;
const searched = sql<string>`concat_ws(' ', product.code, product.title ->> 'en', product.title ->> 'es', product.title ->> 'zh',
  model.manufacturer, model.name, part.name, part.code)`;

const firstPhoto = sql<ProductPhoto | null>`(
  select json_build_object('id', p.id, 'fileName', p.file_name, 'alt', p.alt) from product_photo p
  where p.seller_id = product.seller_id and p.product_id = product.id order by p.position, p.id limit 1)`;

/** Every product of the seller beside its model or part. */
function every({ tx, actor }: Context) {
  return tx
    .selectFrom("product")
    .leftJoin("model", (join) =>
      join.onRef("model.sellerId", "=", "product.sellerId").onRef("model.id", "=", "product.modelId"),
    )
    .leftJoin("part", (join) =>
      join.onRef("part.sellerId", "=", "product.sellerId").onRef("part.id", "=", "product.partId"),
    )
    .select(["product.id", "product.code", "modelId", "partId", "title", "about", "manufacturer"])
    .select(["price", "product.currency", "packedWeightGrams", "lengthMm", "widthMm", "heightMm"])
    .select(["airTransport", "testNeeded", "restockDays", "shown", "product.createdAt", "product.version"])
    .select([
      stockOf.as("stock"),
      categoryOf.as("category"),
      sql<string>`coalesce(model.name, part.name)`.as("name"),
      sql<string | null>`coalesce(model.hs_code, part.hs_code)`.as("hsCode"),
      sql<string | null>`part.code`.as("partCode"),
      firstPhoto.as("photo"),
      sql<string | null>`coalesce(model.origin, part.origin)`.as("origin"),
      sql<number | null>`coalesce(model.net_weight_grams, part.net_weight_grams)`.as("netWeightGrams"),
    ])
    .where("product.sellerId", "=", actor.sellerId);
}

type Row = Awaited<ReturnType<ReturnType<typeof every>["executeTakeFirstOrThrow"]>>;

function productRecord(row: Row): ProductRecord {
  const { price, currency, lengthMm, widthMm, heightMm, title, about, airTransport, ...rest } = row;
  const sized = lengthMm !== null && widthMm !== null && heightMm !== null;
  return {
    ...rest,
    title: title as SellerWords,
    about: about as SellerWords,
    price: { amount: price, currency },
    size: sized ? { lengthMm, widthMm, heightMm } : null,
    airTransport: airTransport as ProductRecord["airTransport"],
  };
}

function escaped(text: string): string {
  return text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);
}
