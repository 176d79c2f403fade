import { once } from "node:events";
import { LaunchFailure } from "../database/failure.ts";
import { type Config, readConfig } from "./config.ts";
import { demoPassword } from "./demo/index.ts";
import { mailFolder } from "./mail.ts";
import { type RunningServer, runServer } from "./run-server.ts";

const say = (line: string) => console.log(`recourse: ${line}`);
const began = performance.now();

try {
  const config = readConfig(process.env);
  const server = await runServer(config, { log: say, onLost: giveUp, pagesBuilt: pagesBuilt() });
  endOnSignals(server);
  announce(config, server);
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

function announce(config: Config, { database, isFresh, signIns, demoLeft }: RunningServer): void {
  const { how, migrations } = database;
  say(`${how}${migrations.length > 0 ? `, ${migrations.length} migrations applied` : ""}`);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  say(`ready in ${seconds} s on ${config.publicUrl} (data in ${config.dataFolder})`);
  if (!config.smtpUrl) say(`mails are kept in ${mailFolder(config)}; SMTP_URL sends them`);
  if (isFresh) say(`nobody is here yet: make the first administrator on ${config.publicUrl}/`);
  if (signIns.length === 0) return;
  if (demoLeft > 0) say(`${demoLeft} more claims of the demo are being played meanwhile`);
  say("the demo, with links that sign in while this server runs:");
  const password = demoPassword(config.dataFolder);
  for (const { seller, as, name, email, link } of signIns) {
    console.log(`  ${seller}, ${as} ${name}\n    ${link}`);
    console.log(`    or sign in as ${email} with the password ${password}`);
  }
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
