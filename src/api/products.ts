import type { SellerWords } from "../core/locale.ts";
import { addMoney } from "../core/money.ts";
import { largeImage, smallImage } from "../domain/attachments/index.ts";
import { categoryWords, listImports } from "../domain/catalog/index.ts";
import type { Context } from "../domain/context.ts";
import { promiseOf } from "../domain/orders/index.ts";
import { houseClause } from "../domain/policies/index.ts";
import {
  addProduct,
  buyersCountry,
  changeProductStock,
  editProduct,
  editProductPhoto,
  findProductPhoto,
  importProducts,
  keepProductPhoto,
  listMovements,
  listProducts,
  type ProductChange,
  type ProductPhoto,
  type ProductRecord,
  photosOfProduct,
  productCells,
  productColumns,
  readProduct,
  refuseProductPhoto,
  removeProductPhoto,
  type Tax,
  taxIn,
  taxOn,
  titleIn,
} from "../domain/products/index.ts";
import { imageAnswer } from "./attachments.ts";
import { clauseCard } from "./clause-card.ts";
import type { Answer } from "./contract/index.ts";
import type { Handlers } from "./handler.ts";
import { importReport, importRow } from "./import-report.ts";
import { dropPhoto, takePhoto } from "./photo-keeping.ts";
import { roleAbilities } from "./role-abilities.ts";
import { csvAnswer, pagesOfRows } from "./table-answer.ts";

type Products = "/v1/sellers/{seller}/products";

/** What can be bought, and its stock. */
export const productHandlers: Handlers<
  | `${"GET" | "POST"} ${Products}`
  | `${"GET" | "PATCH"} ${Products}/{product}`
  | `${"GET" | "POST"} ${Products}/{product}/movements`
  | `POST ${Products}/{product}/photos`
  | `${"PATCH" | "DELETE"} ${Products}/{product}/photos/{photo}`
  | "GET /v1/sellers/{seller}/product-photos/{photo}"
  | `${"GET" | "POST"} /v1/sellers/{seller}/product-imports`
  | "GET /v1/sellers/{seller}/products-export"
> = {
  "GET /v1/sellers/{seller}/products": ({ run, query, actor }) =>
    run(async (context) => {
      const { country, ...filter } = query;
      const { items, next } = await listProducts(context, { ...filter, inStock: query.inStock === "true" });
      const tax = await taxFor(context, country);
      const rows = items.map((item) => productRow(context, item, tax));
      return { items: rows, next, abilities: roleAbilities(actor, ["product.manage", "product.stock"]) };
    }),
  "POST /v1/sellers/{seller}/product-imports": async ({ run, stream, query, locale }) => {
    const id = await importProducts(run, { bytes: stream, name: query.fileName });
    return run((context) => importReport(context, id, locale));
  },
  "GET /v1/sellers/{seller}/product-imports": ({ run, query }) =>
    run(async (context) => {
      const { items, next } = await listImports(context, { ...query, of: "products" });
      return { items: items.map(importRow), next };
    }),
  "GET /v1/sellers/{seller}/products-export": async ({ run }) =>
    csvAnswer(
      "products",
      await pagesOfRows(productColumns, (cursor) =>
        run(async (context) => {
          const { items, next } = await listProducts(context, { cursor, limit: 500 });
          return { rows: items.map(productCells), next };
        }),
      ),
    ),
  "GET /v1/sellers/{seller}/products/{product}": ({ run, params, query }) =>
    run((context) => productPage(context, params.product, query.country)),
  "POST /v1/sellers/{seller}/products": ({ run, body }) =>
    run(async (context) => {
      const { titles, abouts, ...input } = body;
      return productPage(context, await addProduct(context, { ...input, title: titles, about: abouts }));
    }),
  "PATCH /v1/sellers/{seller}/products/{product}": ({ run, params, version, body }) =>
    run(async (context) => {
      const { titles, abouts, ...input } = body;
      const change: ProductChange = { ...input, title: titles, about: abouts };
      await editProduct(context, { productId: params.product, version }, change);
      return productPage(context, params.product);
    }),
  "POST /v1/sellers/{seller}/products/{product}/photos": (call) => {
    const { product } = call.params;
    return takePhoto(call, {
      refuse: (context) => refuseProductPhoto(context, product),
      keep: async (context, file) => {
        await keepProductPhoto(context, product, { file, alt: call.body.alts });
        return productPage(context, product);
      },
    });
  },
  "PATCH /v1/sellers/{seller}/products/{product}/photos/{photo}": ({ run, params, body }) =>
    run(async (context) => {
      const at = { productId: params.product, photoId: params.photo };
      await editProductPhoto(context, at, { alt: body.alts, first: body.first });
      return productPage(context, params.product);
    }),
  "DELETE /v1/sellers/{seller}/products/{product}/photos/{photo}": (call) => {
    const { product: productId, photo: photoId } = call.params;
    return dropPhoto(call, async (context) => ({
      storageKey: await removeProductPhoto(context, { productId, photoId }),
      answer: await productPage(context, productId),
    }));
  },
  "GET /v1/sellers/{seller}/product-photos/{photo}": async ({ run, params, query, deps }) => {
    const file = await run((context) => findProductPhoto(context, params.photo));
    const copy = query.size === "small" ? smallImage(deps.storage, file) : largeImage(deps.storage, file);
    return imageAnswer(file, await copy);
  },
  "GET /v1/sellers/{seller}/products/{product}/movements": ({ run, params }) =>
    run(async (context) => {
      const items = await listMovements(context, params.product);
      return { items: items.map((item) => ({ ...item, at: item.at.toISOString() })) };
    }),
  "POST /v1/sellers/{seller}/products/{product}/movements": ({ run, params, body }) =>
    run(async (context) => {
      await changeProductStock(context, params.product, body);
      return productPage(context, params.product);
    }),
};

type Row = Answer<`GET ${Products}`>["items"][number];

/** A product as lists show it, in the reader's language. */
function productRow(context: Context, product: ProductRecord, tax: Tax | null): Row {
  const { id, code, title, manufacturer, name, price, stock, airTransport, testNeeded, restockDays, shown } = product;
  const { actor, seller } = context;
  const { photo } = product;
  const category = product.category as Row["category"];
  return {
    id,
    code,
    title: titleIn(title, actor.locale, seller),
    manufacturer,
    name,
    category,
    categoryText: categoryWords(category)[actor.locale],
    price,
    tax: tax && { ...tax, price: addMoney(price, taxOn(tax, price)) },
    stock,
    airTransport,
    testNeeded,
    restockDays,
    shown,
    photo: photo && photoView(context, photo, title),
  };
}

/** A picture with where it is had, and what it shows in the reader's language. */
function photoView({ actor, seller }: Context, { id, alt }: ProductPhoto, title: SellerWords) {
  const url = `/v1/sellers/${seller.slug}/product-photos/${id}`;
  const shows = Object.keys(alt).length > 0 ? alt : title;
  return { id, url, smallUrl: `${url}?size=small`, alt: titleIn(shows, actor.locale, seller) };
}

/** The tax of the country that was asked for, or of the customer's own. */
async function taxFor(context: Context, country: string | undefined): Promise<Tax | null> {
  return taxIn(context.seller, country ?? (await buyersCountry(context)));
}

async function productPage(
  context: Context,
  id: string,
  country?: string,
): Promise<Answer<`GET ${Products}/{product}`>> {
  const product = await readProduct(context, id);
  const tax = await taxFor(context, country);
  const photos = await photosOfProduct(context, id);
  const { modelId, partId, hsCode, origin, netWeightGrams, packedWeightGrams, size, version } = product;
  const { actor, seller } = context;
  return {
    ...productRow(context, product, tax),
    modelId,
    partId,
    about: titleIn(product.about, actor.locale, seller),
    photos: photos.map((photo) => ({
      ...photoView(context, photo, product.title),
      fileName: photo.fileName,
      alts: photo.alt,
    })),
    titles: product.title,
    abouts: product.about,
    hsCode,
    origin,
    netWeightGrams,
    packedWeightGrams,
    size,
    promise: promiseView(context, product),
    abilities: roleAbilities(actor, ["product.manage", "product.stock"]),
    etag: `"${version}"`,
  };
}

const promiseRules = { stock: "ship_stock", restock: "ship_restock", test: "ship_test" } as const;

/** By when one piece ships that is ordered and paid today (ZM-SHIP-STOCK, ZM-SHIP-RESTOCK, ZM-SHIP-TEST). */
function promiseView(context: Context, product: ProductRecord) {
  if (product.stock === 0 && product.restockDays === null) return null;
  const line = { quantity: 1, reserved: Math.min(1, product.stock), testNeeded: product.testNeeded, product };
  const { promise, promisedOn } = promiseOf(context, { large: false }, line);
  const { clauses = [] } = houseClause(context, promiseRules[promise]);
  return {
    shipsBy: promisedOn,
    clauses: clauses.map((clause) => clauseCard(context.policies, clause, context.actor.locale)),
  };
}
