import { enableCompileCache } from "node:module";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
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
};

/** A desk keeps nothing but policies and what follows from them, so that it needs little room. */
const deskLimits = { maxYoungGenerationSizeMb: 32, maxOldGenerationSizeMb: 256 };

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
    (asked ? process.stdout : process.stderr).write(
      `${asked ? "" : `no command is called ${JSON.stringify(words)}\n\n`}commands: ${Object.keys(commands).join(", ")}\n`,
    );
    return asked ? 0 : 2;
  }
  const { command } = await load();
  try {
    return await command.run(args.slice(name.split(" ").length), {
      stdin: process.stdin,
      stdout: process.stdout,
      stderr: process.stderr,
      engine: () => import("../policy/index.ts"),
      startDesk: (house) =>
        new Worker(new URL("./decide-worker.ts", import.meta.url), { workerData: house, resourceLimits: deskLimits }),
      packs: fileURLToPath(new URL("../../policies", import.meta.url)),
      now: Date.now(),
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      openDatabase: visitDatabase,
    });
  } catch (error) {
    const told = error instanceof UsageError || error instanceof LaunchFailure;
    if (!told && !(error instanceof Error && error.name === "PackError")) throw error;
    process.stderr.write(`${error.message}\n${error instanceof UsageError ? `\n${command.usage}\n` : ""}`);
    return 2;
  }
}

/** Loaded only by the commands that need it: the engine's start without a database. */
async function visitDatabase() {
  const [{ openDatabase }, { readConfig }] = await Promise.all([import("./open-database.ts"), import("./config.ts")]);
  const note = (line: string) => process.stderr.write(`${line}\n`);
  return openDatabase(readConfig(process.env), {
    as: "visitor",
    log: note,
    onLost: (failure) => note(failure.message),
  });
}
