import { createReadStream } from "node:fs";
import { basename } from "node:path";
import type { Readable } from "node:stream";
import { systemActor } from "../core/actor.ts";
import { Refusal, tellRefusal } from "../core/refusal.ts";
import { inTransaction } from "../database/transaction.ts";
import { importOrders, readImport, shopSources } from "../domain/catalog/index.ts";
import type { Context, Policies } from "../domain/context.ts";
import { idOfSeller, listSellers, sellerSettings } from "../domain/sellers/index.ts";
import { type Command, readArgs, type Surroundings, UsageError } from "./command.ts";

/** Takes in the orders of another shop's export, and prints what became of them; exits 1 where some were not taken. */
export const command: Command = {
  usage: `recourse import orders --seller SLUG --from ${shopSources.join("|")} [FILE]\nwithout FILE the export is read from standard input`,
  async run(args, surroundings) {
    const { values, positionals } = readArgs(args, { seller: { type: "string" }, from: { type: "string" } });
    const source = shopSources.find((each) => each === values.from);
    if (!values.seller) throw new UsageError("--seller is needed");
    if (!source) throw new UsageError(values.from ? `no shop is called ${values.from}` : "--from is needed");
    const [path] = positionals;
    const { stdin, stdout, openDatabase, engine, packs, now } = surroundings;
    const { db, close } = await openDatabase();
    try {
      const sellerId = await idOfSeller(db, values.seller);
      if (!sellerId) {
        const known = (await listSellers(db)).map(({ slug }) => slug).join(", ");
        throw new UsageError(`no seller is called ${values.seller}; there ${known ? `are: ${known}` : "is none yet"}`);
      }
      const policies = installed((await engine()).loadPacks(packs));
      const run = <T>(work: (context: Context) => Promise<T>): Promise<T> =>
        inTransaction(db, { sellerId }, async (tx) =>
          work({ tx, actor: systemActor(sellerId), now, seller: await sellerSettings(tx, sellerId), policies }),
        );
      const bytes = path === undefined ? stdin : await opened(path);
      const id = await importOrders(run, { bytes, name: path === undefined ? "-" : basename(path), source });
      const report = await run((context) => readImport(context, id));
      print(report, stdout);
      return report.rowsRejected > 0 ? 1 : 0;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      throw new UsageError(tellRefusal(error, "en").text);
    } finally {
      await close();
    }
  },
};

function opened(path: string): Promise<Readable> {
  return new Promise((resolve, reject) => {
    const stream = createReadStream(path);
    stream.once("open", () => resolve(stream));
    stream.once("error", (error: NodeJS.ErrnoException) => reject(new UsageError(`${path}: ${error.message}`)));
  });
}

/** What an import needs of policies: that they are there; it decides nothing. */
function installed(packs: ReturnType<Awaited<ReturnType<Surroundings["engine"]>>["loadPacks"]>): Policies {
  const all = [...packs.values()];
  return {
    all,
    find: (id) => packs.get(id),
    byDigest: (digest) => all.find((policy) => policy.digest === digest),
    installed: () => undefined,
  };
}

function print(report: Awaited<ReturnType<typeof readImport>>, out: Surroundings["stdout"]): void {
  for (const { line, column, value, code } of report.faults)
    out.write(`line ${line}${column ? `, ${column}` : ""}: ${code}${value ? ` (${JSON.stringify(value)})` : ""}\n`);
  const { rowsRead, rowsAdded, rowsChanged, rowsUnchanged, rowsRejected } = report;
  out.write(
    `${rowsRead} orders: ${rowsAdded} added, ${rowsChanged} changed, ${rowsUnchanged} unchanged, ${rowsRejected} not taken\n`,
  );
}
