import type { Cell } from "../../../core/csv.ts";
import { minorDigits } from "../../../core/money.ts";
import type { ProductRecord } from "../read.ts";
import { type ProductColumn, productColumns } from "./columns.ts";

/** A product as a row of the table that an import reads again, in the order of `productColumns`. */
export function productCells(product: ProductRecord): readonly Cell[] {
  const cells = cellsOf(product);
  return productColumns.map((column) => cells[column]);
}

function cellsOf(product: ProductRecord): Readonly<Record<ProductColumn, Cell>> {
  const { code, partCode, manufacturer, name, category, title, about, price, size } = product;
  const yes = (flag: boolean) => (flag ? "yes" : "no");
  const kilograms = (grams: number | null) => (grams === null ? null : grams / 1000);
  return {
    code,
    maker: manufacturer,
    model: partCode === null ? name : null,
    part: partCode,
    kind: category,
    title_en: title.en ?? null,
    title_es: title.es ?? null,
    title_zh: title.zh ?? null,
    about_en: about.en ?? null,
    about_es: about.es ?? null,
    about_zh: about.zh ?? null,
    price: (price.amount / 10 ** minorDigits(price.currency)).toFixed(minorDigits(price.currency)),
    currency: price.currency,
    stock: product.stock,
    restock_days: product.restockDays,
    hs_code: product.hsCode,
    origin: product.origin,
    net_weight_kg: kilograms(product.netWeightGrams),
    packed_weight_kg: kilograms(product.packedWeightGrams),
    length_mm: size?.lengthMm ?? null,
    width_mm: size?.widthMm ?? null,
    height_mm: size?.heightMm ?? null,
    air_transport: product.airTransport,
    test_needed: yes(product.testNeeded),
    shown: yes(product.shown),
  };
}
