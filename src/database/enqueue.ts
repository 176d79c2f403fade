import { CompiledQuery } from "kysely";
import { type Db as IDatabase, PgBoss } from "pg-boss";
import type { JobName, Jobs } from "./queues.ts";
import type { Tx } from "./transaction.ts";

export interface EnqueueOptions {
  /** Not before this instant. */
  readonly startAfter?: Date;
  /** Under this key one job at a time, in queues that are exclusive. */
  readonly singletonKey?: string;
}

/**
 * Leaves a job in the same transaction as the change that causes it: both are kept, or neither.
 * Returns the job's id; null where one with the same `singletonKey` is already there.
 */
export async function enqueue<Name extends JobName>(
  tx: Tx,
  name: Name,
  data: Jobs[Name],
  options: EnqueueOptions = {},
): Promise<string | null> {
  const boss = await senderFor(tx);
  return boss.send(name, data, { ...options, db: over(tx) });
}

let sender: Promise<PgBoss> | undefined;

/**
 * One pg-boss per process, that only writes. It learns the queues through the first transaction that needs one and
 * keeps no connection; what it learns is the same in every migrated database, since `migrate` makes the queues.
 */
function senderFor(tx: Tx): Promise<PgBoss> {
  sender ??= start(tx).catch((error: unknown) => {
    sender = undefined;
    throw error;
  });
  return sender;
}

async function start(tx: Tx): Promise<PgBoss> {
  let learning: IDatabase | null = over(tx);
  const db: IDatabase = {
    executeSql(text, values) {
      if (!learning) throw new Error("a job was enqueued for a queue that src/database/queues.ts does not list");
      return learning.executeSql(text, values);
    },
  };
  const boss = new PgBoss({ db, migrate: false, supervise: false, schedule: false, clock: withoutTimers });
  await boss.start();
  learning = null;
  return boss;
}

/** pg-boss would refresh what it knows now and then, over a connection that is gone by then. */
const withoutTimers = {
  now: () => Date.now(),
  setTimeout: () => undefined,
  clearTimeout: () => {},
  setInterval: () => undefined,
  clearInterval: () => {},
};

function over(tx: Tx): IDatabase {
  return {
    async executeSql(text, values) {
      const { rows } = await tx
        .withoutPlugins()
        .executeQuery<Record<string, unknown>>(CompiledQuery.raw(text, values ?? []));
      return { rows };
    },
  };
}
