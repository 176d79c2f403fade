import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { pino } from "pino";
import { LaunchFailure } from "../database/failure.ts";
import { startWorker } from "../jobs/worker.ts";
import { openCards } from "./cards.ts";
import { openCarriers } from "./carriers.ts";
import { readConfig } from "./config.ts";
import { mailSettings, openMail } from "./mail.ts";
import { openDatabase } from "./open-database.ts";
import { loadPolicies } from "./policies.ts";
import { keptSecret } from "./secret.ts";

// Jobs alone, for installations that run them beside the servers; a server has its own worker.
const say = (line: string) => console.log(`recourse worker: ${line}`);

try {
  const config = readConfig(process.env);
  await using running = new AsyncDisposableStack();
  const database = await openDatabase(config, { as: "visitor", log: say, onLost: giveUp });
  running.defer(() => database.close());
  const policies = await loadPolicies(
    database.db,
    fileURLToPath(new URL("../../policies", import.meta.url)),
    Date.now(),
  );
  const mail = openMail(config);
  running.defer(() => mail.close());
  const secret = config.secret ?? keptSecret(config.dataFolder);
  const worker = await startWorker(
    {
      db: database.db,
      policies,
      mail,
      mailSettings: mailSettings(config, secret, policies),
      cards: openCards(config, secret),
      carriers: openCarriers(config, secret),
      uploadFolder: join(config.dataFolder, "uploads"),
      now: Date.now,
      log: pino({ level: config.logLevel }),
    },
    database.url,
  );
  running.defer(() => worker.stop());
  say("takes jobs");
  await signalled();
  say("ending: jobs at work are finished first");
} catch (error) {
  giveUp(error);
}
process.exit(0);

/** Resolves when somebody asks the program to end. */
function signalled(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => resolve());
  });
}

function giveUp(error: unknown): never {
  console.error(error instanceof LaunchFailure ? `recourse worker: ${error.message}` : error);
  process.exit(1);
}
