import { once } from "node:events";
import { LaunchFailure } from "../database/failure.ts";
import { readConfig } from "./config.ts";
import { openDatabase } from "./open-database.ts";
import type { RunningServer } from "./run-server.ts";

const say = (line: string) => console.log(`recourse: ${line}`);
const began = performance.now();

try {
  const config = readConfig(process.env);
  const hooks = { log: say, onLost: giveUp, pagesBuilt: pagesBuilt() };
  // A new database is made while the rest of the program is read.
  const reading = Promise.withResolvers<void>();
  const database = openDatabase(config, { as: "server", ...hooks, meanwhile: reading.promise });
  database.catch(() => {});
  const { announce } = await import("./announce.ts");
  const { runServer } = await import("./run-server.ts");
  reading.resolve();
  const server = await runServer(config, { ...hooks, database });
  endOnSignals(server);
  announce(config, server, { say, seconds: (performance.now() - began) / 1000 });
} catch (error) {
  giveUp(error);
}

/** `npm start` builds the pages while the database comes up; it says when they are there, or goes away. */
async function pagesBuilt(): Promise<void> {
  if (!process.argv.includes("--pages-follow")) return;
  const built = once(process, "message").then(() => true);
  const gone = once(process, "disconnect").then(() => false);
  if (!(await Promise.race([built, gone]))) throw new LaunchFailure("The pages were not built.");
  process.disconnect?.();
}

function endOnSignals(server: RunningServer): void {
  let ending: number | null = null;
  const end = (): void => {
    // One Ctrl-C arrives twice: from the terminal and from npm. Only one that comes later is meant to hurry.
    if (ending !== null) return void (performance.now() - ending > 1_500 && process.exit(130));
    ending = performance.now();
    say("ending: requests and jobs at work are finished first");
    server.close().then(
      () => process.exit(0),
      (error: unknown) => giveUp(error),
    );
  };
  process.on("SIGINT", end);
  process.on("SIGTERM", end);
  process.on("SIGHUP", end);
}

/** A sentence where the reason is known; the stack of anything else, since that is a bug. */
function giveUp(error: unknown): never {
  console.error(error instanceof LaunchFailure ? `recourse: ${error.message}` : error);
  process.exit(1);
}
