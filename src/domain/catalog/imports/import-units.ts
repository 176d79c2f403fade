import type { Readable } from "node:stream";
import type { Context } from "../../context.ts";
import { fillFromOrders } from "../shop-orders/fill-units.ts";
import { type Layout, layoutOf, shortened } from "./cells.ts";
import { type Column, columnOf } from "./columns.ts";
import type { ImportFault } from "./faults.ts";
import { importTable, type Run, TableImport } from "./import-table.ts";
import { Models } from "./models.ts";
import type { Row } from "./read-rows.ts";
import { readUnit, type UnitRow } from "./read-unit.ts";
import { ImportReport } from "./report.ts";
import { type PlacedUnit, writeUnits } from "./write-units.ts";

const batchSize = 1000;

/** Imports a shipment record, as every table is imported; the same file again changes nothing. Returns the import's id. */
export function importUnits(run: Run, file: { readonly bytes: Readable; readonly name: string }): Promise<string> {
  return importTable(run, file.bytes, (context, headers) => UnitImport.begin(context, file.name, headers));
}

/** A shipment record under way. */
class UnitImport extends TableImport<UnitRow> {
  readonly #layout: Layout<Column>;
  readonly #models: Models;
  readonly #currency: string;
  readonly #seen = new Set<string>();

  private constructor(report: ImportReport, layout: Layout<Column>, known: { models: Models; currency: string }) {
    super(report, { width: layout.width, batch: batchSize });
    this.#layout = layout;
    this.#models = known.models;
    this.#currency = known.currency;
  }

  static async begin(context: Context, fileName: string, headers: readonly string[]): Promise<UnitImport> {
    const layout = layoutOf(headers, columnOf, ["serial", "model"]);
    const report = await ImportReport.begin(context, { fileName, source: "shipments" });
    return new UnitImport(report, layout, { models: await Models.of(context), currency: context.seller.currency });
  }

  protected read(row: Row) {
    const read = readUnit(row, this.#layout, this.#currency);
    if (!("serialKey" in read)) return { faults: read };
    if (this.#seen.has(read.serialKey)) return { faults: [this.#fault(read, "serial", "twice")] };
    this.#seen.add(read.serialKey);
    return { row: read };
  }

  protected async put(context: Context, rows: readonly UnitRow[]): Promise<void> {
    const placed: PlacedUnit[] = [];
    for (const unit of rows) {
      const model = this.#models.find(unit);
      if (model) placed.push({ ...unit, modelId: model.id });
      else if (unit.manufacturer === null) this.report.reject(this.#fault(unit, "manufacturer", "maker_needed"));
      else {
        const made = await this.#models.make(context, { ...unit, manufacturer: unit.manufacturer });
        placed.push({ ...unit, modelId: made.id });
      }
    }
    await this.#models.tell(context, placed);
    this.report.count(await writeUnits(context, this.report.id, placed));
    await fillFromOrders(
      context,
      placed.flatMap(({ orderNumber }) => orderNumber ?? []),
    );
  }

  #fault(unit: UnitRow, column: "serial" | "manufacturer", code: "twice" | "maker_needed"): ImportFault {
    const header = this.#layout.columns.get(column)?.header ?? null;
    const value = column === "serial" ? unit.serial : unit.model;
    return { line: unit.line, column: header, value: shortened(value), code };
  }
}
