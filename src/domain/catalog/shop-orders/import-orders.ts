import type { Readable } from "node:stream";
import { Refusal } from "../../../core/refusal.ts";
import type { Context } from "../../context.ts";
import { decodeText } from "../imports/decode-text.ts";
import type { Run } from "../imports/import-table.ts";
import { ImportReport } from "../imports/report.ts";
import type { ShopSource } from "../lifecycle.ts";
import { fillFromOrders } from "./fill-units.ts";
import { readMedusa } from "./read-medusa.ts";
import { readShopify } from "./read-shopify.ts";
import { readWooCommerce } from "./read-woocommerce.ts";
import type { ReadOrder, ShopOrder } from "./shop-order.ts";
import { writeOrders, writeSoldUnits } from "./write-orders.ts";

const batchSize = 200;

const readers: Readonly<
  Record<ShopSource, (texts: AsyncIterable<string>, timeZone: string) => AsyncGenerator<ReadOrder>>
> = { shopify: readShopify, woocommerce: readWooCommerce, medusa: readMedusa };

/**
 * Takes in the orders of another shop's export as it arrives, in batches, each in its own transaction: good orders are kept whatever follows, each bad
 * one is reported with line and place. The units they name are made or completed, so that a warranty check knows who bought them. The same file
 * again changes nothing. Returns the import's id. Refuses a file that is no export of that shop.
 */
export async function importOrders(
  run: Run,
  file: { readonly bytes: Readable; readonly name: string; readonly source: ShopSource },
): Promise<string> {
  const { name, source } = file;
  const timeZone = await run(async ({ seller }) => seller.timeZone);
  const orders = readers[source](decodeText(file.bytes as AsyncIterable<Buffer>), timeZone);
  const first = await orders.next();
  const report = await run((context) => ImportReport.begin(context, { fileName: name, source }));
  let waiting: ShopOrder[] = [];
  let lastLine = 1;
  const write = async (context: Context) => {
    await writeBatch(context, { report, source }, waiting);
    waiting = [];
  };
  const take = (read: ReadOrder) => {
    report.counts.rowsRead += 1;
    if ("order" in read) waiting.push(read.order);
    else report.reject(...read.faults);
    lastLine = "order" in read ? read.order.line : (read.faults[0]?.line ?? lastLine);
  };
  try {
    for (let next = first; !next.done; next = await orders.next()) {
      take(next.value);
      if (waiting.length >= batchSize) await run(write);
    }
  } catch (error) {
    // What came before is good and stays; where the rest is no text, the report says from which line.
    if (!(error instanceof Refusal) || error.code !== "table_encoding") throw error;
    report.reject({ line: lastLine + 1, column: null, value: null, code: "encoding" });
  }
  await run(async (context) => {
    await write(context);
    await report.write(context, new Date(context.now));
  });
  return report.id;
}

async function writeBatch(
  context: Context,
  { report, source }: { readonly report: ImportReport; readonly source: ShopSource },
  orders: readonly ShopOrder[],
): Promise<void> {
  if (orders.length === 0) return;
  report.count(await writeOrders(context, { importId: report.id, source }, orders));
  report.note(...(await writeSoldUnits(context, report.id, orders)));
  await fillFromOrders(
    context,
    orders.map(({ number }) => number),
  );
  await report.write(context, null);
}
