import type { Readable } from "node:stream";
import { Refusal } from "../../../core/refusal.ts";
import { serialKey } from "../../../core/serial.ts";
import {
  type ImportFault,
  ImportReport,
  importTable,
  type Layout,
  layoutOf,
  type Row,
  type Run,
  TableImport,
} from "../../catalog/index.ts";
import type { Context } from "../../context.ts";
import { addProduct, editProduct, type NewProduct, type ProductChange } from "../offer.ts";
import { type ProductRecord, productsByCode } from "../read.ts";
import { type ProductColumn, productColumn } from "./columns.ts";
import { type ProductRow, readProductRow } from "./read-product.ts";

const batchSize = 200;

/**
 * Imports a table of products, as every table is imported: a code that is there is changed where the row says something else, a new
 * one is offered. An empty cell says nothing. The same file again changes nothing. Returns the import's id.
 */
export function importProducts(run: Run, file: { readonly bytes: Readable; readonly name: string }): Promise<string> {
  return importTable(run, file.bytes, (context, headers) => ProductImport.begin(context, file.name, headers));
}

/** A table of products under way. */
class ProductImport extends TableImport<ProductRow> {
  readonly #layout: Layout<ProductColumn>;
  readonly #currency: string;
  readonly #seen = new Set<string>();

  private constructor(report: ImportReport, layout: Layout<ProductColumn>, currency: string) {
    super(report, { width: layout.width, batch: batchSize });
    this.#layout = layout;
    this.#currency = currency;
  }

  static async begin(context: Context, fileName: string, headers: readonly string[]): Promise<ProductImport> {
    const layout = layoutOf<ProductColumn>(headers, productColumn, ["code"]);
    const report = await ImportReport.begin(context, { fileName, source: "products" });
    return new ProductImport(report, layout, context.seller.currency);
  }

  protected read(row: Row): { readonly row: ProductRow } | { readonly faults: readonly ImportFault[] } {
    const read = readProductRow(row, this.#layout, this.#currency);
    if (!("row" in read)) return read;
    if (this.#seen.has(read.row.codeKey)) return { faults: [read.row.fault("code", "twice")] };
    this.#seen.add(read.row.codeKey);
    return read;
  }

  protected async put(context: Context, rows: readonly ProductRow[]): Promise<void> {
    if (rows.length === 0) return;
    const known = await productsByCode(
      context,
      rows.map(({ codeKey }) => codeKey),
    );
    const parts = await partsByCode(context, [...new Set(rows.flatMap(({ part }) => part ?? []))]);
    // In one order of codes, so that two tables at once do not wait for each other crosswise.
    for (const row of rows.toSorted((one, other) => (one.codeKey < other.codeKey ? -1 : 1))) {
      const product = known.get(row.codeKey);
      const partId = row.part === null ? null : (parts.get(serialKey(row.part)) ?? null);
      if (row.part !== null && partId === null) this.report.reject(row.fault("part", "not_a_part"));
      else await this.#write(context, product, { row, partId });
    }
  }

  /** Whoever made or changed the product at the same moment was first: the row is what changes it then, and where that is overtaken too, it is told. */
  async #write(context: Context, product: ProductRecord | undefined, told: Told): Promise<void> {
    const write = () => (product ? this.#change(context, product, told) : this.#offer(context, told));
    if (await unlessOvertaken(write)) return;
    const { row } = told;
    const now = (await productsByCode(context, [row.codeKey])).get(row.codeKey);
    if (!now || !(await unlessOvertaken(() => this.#change(context, now, told))))
      this.report.reject(row.fault("code", "changed_meanwhile"));
  }

  async #change(context: Context, product: ProductRecord, { row, partId }: Told): Promise<void> {
    const other = otherThing(product, row, partId);
    if (other) return this.report.reject(row.fault(other, "another_thing"));
    const change = differing(product, row.change, context.seller.currency);
    const same = Object.keys(change).length === 0;
    if (!same) await editProduct(context, { productId: product.id, version: product.version }, change);
    this.report.count({ added: 0, changed: same ? 0 : 1, unchanged: same ? 1 : 0 });
    if (row.stock !== null && row.stock !== product.stock) this.report.note(row.fault("stock", "stock_kept"));
  }

  async #offer(context: Context, { row, partId }: Told): Promise<void> {
    const { code, maker, model, kind, stock, change } = row;
    const { title, price } = change;
    const missing: ProductColumn[] = [
      ...(title === undefined ? (["title_en"] as const) : []),
      ...(price === undefined ? (["price"] as const) : []),
      ...(partId === null && maker === null ? (["maker"] as const) : []),
      ...(partId === null && model === null ? (["model"] as const) : []),
    ];
    if (title === undefined || price === undefined || missing.length > 0)
      return this.report.reject(...missing.map((column) => row.fault(column, "required")));
    const of: NewProduct["of"] =
      partId === null
        ? { kind: "model", manufacturer: maker ?? "", name: model ?? "", category: kind }
        : { kind: "part", partId };
    await addProduct(context, { ...change, code, of, title, price, stock: stock ?? 0 });
    this.report.count({ added: 1, changed: 0, unchanged: 0 });
  }
}

/** A row, and the part that it offers. */
interface Told {
  readonly row: ProductRow;
  readonly partId: string | null;
}

/** False where somebody else was faster: the code is taken, or the product another than was read. Nothing was written then. */
async function unlessOvertaken(write: () => Promise<void>): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const taken = error.details.fields?.some(({ code }) => code === "taken") ?? false;
    if (error.code === "changed_meanwhile" || taken) return false;
    throw error;
  }
}

/** The column by which a row means another thing than the product of its code is; null where it does not. */
function otherThing(product: ProductRecord, row: ProductRow, partId: string | null): ProductColumn | null {
  if (partId !== null && partId !== product.partId) return "part";
  if (row.kind !== null && row.kind !== product.category) return "kind";
  if (product.partId !== null) return null;
  if (row.maker !== null && row.maker !== product.manufacturer) return "maker";
  return row.model !== null && row.model !== product.name ? "model" : null;
}

/** What of a change is not so already. Words are told language by language: one that the row leaves out stays. */
function differing(product: ProductRecord, change: ProductChange, sellers: string): ProductChange {
  const wanted: ProductChange = {
    ...change,
    ...(change.title && { title: { ...product.title, ...change.title } }),
    ...(change.about && { about: { ...product.about, ...change.about } }),
  };
  // The same number in a currency that the seller left is another price.
  const { currency, amount } = product.price;
  const has: ProductChange = { ...product, price: currency === sellers ? amount : undefined };
  const names = Object.keys(wanted) as (keyof ProductChange)[];
  return Object.fromEntries(
    names.flatMap((name) => (sameValue(wanted[name], has[name]) ? [] : [[name, wanted[name]]])),
  );
}

function sameValue(one: unknown, other: unknown): boolean {
  if (typeof one !== "object" || typeof other !== "object" || !one || !other) return one === other;
  const [first, second] = [Object.entries(one), new Map(Object.entries(other))];
  return first.length === second.size && first.every(([name, value]) => second.get(name) === value);
}

async function partsByCode({ tx, actor }: Context, codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (codes.length === 0) return new Map();
  const rows = await tx
    .selectFrom("part")
    .select(["id", "codeKey"])
    .where("sellerId", "=", actor.sellerId)
    .where("codeKey", "in", codes.map(serialKey))
    .execute();
  return new Map(rows.map(({ id, codeKey }) => [codeKey, id]));
}
