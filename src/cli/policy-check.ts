import { existsSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { type Command, readArgs, UsageError } from "./command.ts";

/** Checks every pack of a folder, or one pack with the layers beside it; exits 1 on a fault, each with file:line:column. */
export const command: Command = {
  usage: "recourse policy check [DIR]",
  async run(args, { stdout, stderr, packs, engine }) {
    const { positionals } = readArgs(args, {});
    if (positionals.length > 1) throw new UsageError("name one folder");
    const named = positionals[0] ?? packs;
    const isFile = basename(named) === "policy.yaml" && statSync(named, { throwIfNoEntry: false })?.isFile() === true;
    const dir = isFile ? dirname(resolve(named)) : named;
    if (!statSync(dir, { throwIfNoEntry: false })?.isDirectory()) {
      stderr.write(`${dir}: no such folder\n`);
      return 1;
    }
    const { checkFolder, writeFault } = await engine();
    const one = existsSync(join(dir, "policy.yaml"));
    const { policies, faults } = checkFolder(one ? dirname(resolve(dir)) : dir);
    const shown = one ? faults.filter((fault) => basename(dirname(fault.file)) === basename(resolve(dir))) : faults;
    for (const fault of shown) stdout.write(`${writeFault(fault)}\n`);
    if (shown.length > 0) stdout.write(`${shown.length} ${shown.length === 1 ? "fault" : "faults"}\n`);
    else if (!one && policies.size === 0) stderr.write(`${dir}: no pack (a folder with a policy.yaml) stands here\n`);
    else
      stdout.write(
        one
          ? `${basename(resolve(dir))} is sound\n`
          : `${policies.size} packs, no fault: ${[...policies.keys()].join(", ")}\n`,
      );
    return shown.length > 0 || (!one && policies.size === 0) ? 1 : 0;
  },
};
