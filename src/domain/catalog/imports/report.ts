import { newId } from "../../../core/id.ts";
import type { Context } from "../../context.ts";
import type { ImportFault } from "./faults.ts";

/** Where a file came from. */
export type ImportSource = "shipments" | "products" | "shopify" | "woocommerce" | "medusa";

const faultsKept = 1000;

/** What became of a file's rows, while they are read and as it is written down. */
export class ImportReport {
  readonly id: string;
  readonly counts = { rowsRead: 0, rowsAdded: 0, rowsChanged: 0, rowsUnchanged: 0, rowsRejected: 0 };
  #faults: ImportFault[] = [];
  #written = 0;

  private constructor(id: string) {
    this.id = id;
  }

  /** Writes down that a file is being read. */
  static async begin(
    { tx, actor, now }: Context,
    { fileName, source }: { readonly fileName: string; readonly source: ImportSource },
  ): Promise<ImportReport> {
    const id = newId<"import">(now);
    await tx
      .insertInto("unitImport")
      .values({ sellerId: actor.sellerId, id, source, fileName, startedBy: actor.name, startedAt: new Date(now) })
      .execute();
    return new ImportReport(id);
  }

  /** Notes one row that is not taken, with all its faults. */
  reject(...faults: ImportFault[]): void {
    this.counts.rowsRejected += 1;
    this.note(...faults);
  }

  /** Notes what was left out of a row that is taken; the first thousand faults are kept. */
  note(...faults: ImportFault[]): void {
    if (this.#written + this.#faults.length < faultsKept) this.#faults.push(...faults);
  }

  /** What became of a batch of rows. */
  count({ added, changed, unchanged }: Readonly<Record<"added" | "changed" | "unchanged", number>>): void {
    this.counts.rowsAdded += added;
    this.counts.rowsChanged += changed;
    this.counts.rowsUnchanged += unchanged;
  }

  /** Writes how far the import is; with `finishedAt` that it is over. */
  async write({ tx, actor }: Context, finishedAt: Date | null): Promise<void> {
    const own = { sellerId: actor.sellerId, importId: this.id };
    const rows = this.#faults.slice(0, faultsKept - this.#written).map(({ line, column, value, code }, index) => ({
      ...own,
      position: this.#written + index + 1,
      line,
      columnName: column,
      value,
      reason: code,
    }));
    this.#faults = [];
    this.#written += rows.length;
    if (rows.length > 0) await tx.insertInto("unitImportError").values(rows).execute();
    await tx
      .updateTable("unitImport")
      .set({ ...this.counts, finishedAt })
      .where("sellerId", "=", actor.sellerId)
      .where("id", "=", this.id)
      .execute();
  }
}
