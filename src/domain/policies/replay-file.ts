import type { Readable } from "node:stream";
import { CsvError } from "csv-parse";
import { Refusal } from "../../core/refusal.ts";
import { type CompiledPolicy, type ReplayRow, readCsvCases } from "../../policy/index.ts";
import type { Context } from "../context.ts";
import { enqueueReplay, openReplay } from "./replay.ts";

type Run = <T>(work: (context: Context) => Promise<T>) => Promise<T>;

const batchSize = 500;
/** The most cases of one file. */
const mostCases = 250_000;

/**
 * Begins to hold the draft against the cases of a CSV file (columns `id`, `asOf` and the names of facts), each also decided
 * under the version in force. The file is kept case by case as it arrives; one that ends in no table is refused with
 * `table_broken`, and leaves a replay that failed. Returns the replay's id.
 */
export async function startFileReplay(
  run: Run,
  policy: string,
  { bytes, name }: { readonly bytes: Readable; readonly name: string },
): Promise<string> {
  const { replayId, draft } = await run((context) => openReplay(context, policy, { total: 0, file: name }));
  try {
    const total = await keepCases(run, replayId, { bytes, draft });
    if (total === 0) throw new Refusal("table_empty");
    await run(async (context) => {
      await context.tx
        .updateTable("policyReplay")
        .set({ total })
        .where("sellerId", "=", context.actor.sellerId)
        .where("id", "=", replayId)
        .execute();
      await enqueueReplay(context, replayId);
    });
    return replayId;
  } catch (error) {
    await run((context) => giveUp(context, replayId));
    if (error instanceof CsvError)
      throw new Refusal("table_broken", { values: { line: (error as CsvError & { lines?: number }).lines ?? 1 } });
    throw error;
  }
}

async function keepCases(
  run: Run,
  replayId: string,
  { bytes, draft }: { readonly bytes: Readable; readonly draft: CompiledPolicy },
): Promise<number> {
  let waiting: ReplayRow[] = [];
  let total = 0;
  const keep = () => run((context) => insertCases(context, replayId, waiting.splice(0)));
  for await (const row of readCsvCases(bytes, draft)) {
    total += 1;
    if (total > mostCases) throw new Refusal("too_large", { values: { limit: String(mostCases) } });
    waiting.push(row);
    if (waiting.length === batchSize) await keep();
  }
  if (waiting.length > 0) await keep();
  waiting = [];
  return total;
}

async function insertCases({ tx, actor }: Context, replayId: string, rows: readonly ReplayRow[]): Promise<void> {
  await tx
    .insertInto("policyReplayCase")
    .values(
      rows.map((row) => ({
        sellerId: actor.sellerId,
        replayId,
        line: row.line,
        name: row.id?.slice(0, 200) ?? null,
        asOf: "asOf" in row ? (row.asOf?.slice(0, 40) ?? null) : null,
        facts: JSON.stringify("facts" in row ? row.facts : {}),
        fault: "fault" in row ? row.fault : null,
      })),
    )
    .execute();
}

async function giveUp({ tx, actor, now }: Context, replayId: string): Promise<void> {
  const ofReplay = { sellerId: actor.sellerId, replayId };
  await tx
    .deleteFrom("policyReplayCase")
    .where("sellerId", "=", ofReplay.sellerId)
    .where("replayId", "=", ofReplay.replayId)
    .execute();
  await tx
    .updateTable("policyReplay")
    .set({ status: "failed", finishedAt: new Date(now) })
    .where("sellerId", "=", ofReplay.sellerId)
    .where("id", "=", ofReplay.replayId)
    .execute();
}
