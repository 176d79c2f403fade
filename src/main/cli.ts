import { existsSync } from "node:fs";
import { enableCompileCache } from "node:module";
import { fileURLToPath } from "node:url";
import { type Command, UsageError } from "../cli/command.ts";
import { LaunchFailure } from "../database/failure.ts";

/** Every command by its words; loaded only when it is called, so that each starts fast. */
const commands: Readonly<Record<string, () => Promise<{ command: Command }>>> = {
  decide: () => import("../cli/decide.ts"),
  cases: () => import("../cli/cases.ts"),
  verify: () => import("../cli/verify.ts"),
  replay: () => import("../cli/replay.ts"),
  "policy check": () => import("../cli/policy-check.ts"),
  "key create": () => import("../cli/key-create.ts"),
  "import orders": () => import("../cli/import-orders.ts"),
};

enableCompileCache();
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});
process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const words = args.slice(0, 2).join(" ");
  const name = Object.hasOwn(commands, words) ? words : (args[0] ?? "");
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!load) {
    const asked = args.length === 0 || args[0] === "help" || args[0] === "--help";
    const unknown = `no command is called ${JSON.stringify(words)}${await nearest(words, Object.keys(commands))}\n\n`;
    (asked ? process.stdout : process.stderr).write(
      `${asked ? "" : unknown}commands: ${Object.keys(commands).join(", ")}; each says how it is used with --help\n`,
    );
    return asked ? 0 : 2;
  }
  const { command } = await load();
  if (args.includes("--help")) {
    process.stdout.write(`${command.usage}\n`);
    return 0;
  }
  try {
    return await command.run(args.slice(name.split(" ").length), {
      stdin: process.stdin,
      stdout: process.stdout,
      stderr: process.stderr,
      engine: () => import("../policy/index.ts"),
      packs: fileURLToPath(new URL("../../policies", import.meta.url)),
      now: Date.now(),
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      openDatabase: visitDatabase,
      findDatabase,
    });
  } catch (error) {
    const told = error instanceof UsageError || error instanceof LaunchFailure;
    if (!told && !(error instanceof Error && error.name === "PackError")) throw error;
    if (!(error instanceof UsageError)) process.stderr.write(`${error.message}\n`);
    else {
      const { unknown } = error;
      const hint = unknown ? await nearest(unknown.word, unknown.known) : "";
      process.stderr.write(`${error.message}${hint}\n\n${command.usage}\n`);
    }
    return 2;
  }
}

/** The known word that is most like this one, as a question; nothing where none is near. */
async function nearest(word: string, known: readonly string[]): Promise<string> {
  const { nearestName } = await import("../policy/index.ts");
  const near = nearestName(word, known);
  return near ? `; did you mean ${near}?` : "";
}

/** The database of the settings, or at an address; none is made for it. */
async function findDatabase(url?: string) {
  const { readConfig } = await import("./config.ts");
  const environment = url === undefined ? process.env : { ...process.env, DATABASE_URL: url };
  const config = readConfig(environment);
  return config.databaseUrl !== null || existsSync(config.dataFolder) ? visitDatabase(environment) : null;
}

/** Loaded only by the commands that need it: the engine's start without a database. */
async function visitDatabase(environment = process.env) {
  const [{ openDatabase }, { readConfig }] = await Promise.all([import("./open-database.ts"), import("./config.ts")]);
  const note = (line: string) => process.stderr.write(`${line}\n`);
  return openDatabase(readConfig(environment), {
    as: "visitor",
    log: note,
    onLost: (failure) => note(failure.message),
  });
}
