import { PgBoss } from "pg-boss";
import { asApplication } from "../database/connect.ts";
import { enqueue } from "../database/enqueue.ts";
import type { JobName, Jobs } from "../database/queues.ts";
import { inTransaction } from "../database/transaction.ts";
import type { JobDeps } from "./deps.ts";
import { jobs } from "./queues.ts";

export interface Worker {
  /** Takes no new jobs, waits for those at work (ten seconds at most) and lets go of the database. */
  stop(): Promise<void>;
}

/** Takes jobs from the queues until stopped, as the application's role; several workers share one database. `url` names the owner. */
export async function startWorker(deps: JobDeps, url: string): Promise<Worker> {
  const boss = new PgBoss({
    connectionString: asApplication(url),
    application_name: "recourse worker",
    max: 4,
    migrate: false,
    schedule: false,
  });
  boss.on("error", (error: Error) => deps.log.error({ err: error }, "the queues cannot be reached"));
  await boss.start();
  const names = Object.keys(jobs) as JobName[];
  for (const name of names) await takeJobs(boss, name, deps);
  const timers = names.flatMap((name) => askForJobs(name, deps) ?? []);
  return {
    async stop() {
      for (const timer of timers) clearInterval(timer);
      await boss.stop({ graceful: true, timeout: 10_000 });
    },
  };
}

/** Runs one job of a queue; what it was given is checked first. */
export async function runJob<Name extends JobName>(name: Name, deps: JobDeps, data: unknown): Promise<void> {
  const job = jobs[name];
  await job.handle(deps, job.payload.parse(data));
}

/** Leaves a request for the job, for each seller where it works for one; a request that is there already is enough. */
export async function askFor(name: JobName, deps: Pick<JobDeps, "db" | "now">): Promise<void> {
  if (name === "removeUploads") {
    await inTransaction(deps.db, { sellerId: null }, (tx) => enqueue(tx, name, {}, { singletonKey: "all" }));
    return;
  }
  const sellers = await deps.db.selectFrom("seller").select("id").execute();
  for (const { id } of sellers) {
    await inTransaction(deps.db, { sellerId: id }, (tx) =>
      enqueue(tx, name, { sellerId: id } as Jobs[typeof name], { singletonKey: keyOf(name, deps, id) }),
    );
  }
}

const sliced: readonly JobName[] = ["sweepDeadlines", "reconcileCards", "trackParcels"];

/** A sweep or a look at the provider whose worker was killed counts as running for minutes: each interval has a request of its own, so that nothing waits for that. */
function keyOf(name: JobName, { now }: Pick<JobDeps, "now">, sellerId: string): string {
  const { askEverySeconds } = jobs[name];
  if (!sliced.includes(name) || askEverySeconds === null) return sellerId;
  return `${sellerId} ${Math.floor(now() / 1000 / askEverySeconds)}`;
}

async function takeJobs(boss: PgBoss, name: JobName, deps: JobDeps): Promise<void> {
  const { batchSize, everySeconds } = jobs[name];
  const options = { batchSize, pollingIntervalSeconds: everySeconds, burstWhenBatchFull: batchSize > 1 };
  await boss.work(name, { ...options, perJobResults: true }, (batch) =>
    Promise.all(
      batch.map(async ({ id, data }) => {
        try {
          await runJob(name, deps, data);
          return { id, status: "completed" as const };
        } catch (error) {
          deps.log.error({ err: error, job: name, data }, "a job failed and is tried again");
          return { id, status: "failed" as const, output: { message: String(error) } };
        }
      }),
    ),
  );
}

/** At once and then at intervals, so that nothing that came due while no worker ran waits longer than that. */
function askForJobs(name: JobName, deps: JobDeps): NodeJS.Timeout | null {
  const seconds = jobs[name].askEverySeconds;
  if (seconds === null) return null;
  const ask = () =>
    askFor(name, deps).catch((error: unknown) => deps.log.error({ err: error, job: name }, "could not ask for a job"));
  void ask();
  return setInterval(() => void ask(), seconds * 1000);
}
