import type { Readable, Writable } from "node:stream";
import { type ParseArgsOptionsConfig, parseArgs } from "node:util";
import type { Db } from "../database/connect.ts";

/** The policy engine, handed over by main so that a command which decides nothing does not wait for it. */
export type Engine = typeof import("../policy/index.ts");

/** What a command may touch: the streams, the policy engine and its folder of packs, the clock and the machine's time zone. */
export interface Surroundings {
  readonly stdin: Readable;
  readonly stdout: Writable;
  readonly stderr: Writable;
  readonly engine: () => Promise<Engine>;
  readonly packs: string;
  readonly now: number;
  readonly timeZone: string;
  /** The installation's database, started or adopted where it is the built-in one; throws a `LaunchFailure`. */
  readonly openDatabase: () => Promise<{ readonly db: Db; close(): Promise<void> }>;
  /** The same where there is one already, by its address or by the settings; null where none was ever made. */
  readonly findDatabase?: (url?: string) => Promise<{ readonly db: Db; close(): Promise<void> } | null>;
}

/** One command of the CLI; `run` gives the exit code. */
export interface Command {
  readonly usage: string;
  run(args: readonly string[], surroundings: Surroundings): Promise<number>;
}

/** Thrown where a command line cannot be understood; main prints it with the command's usage and exits 2. */
export class UsageError extends Error {}

/** Reads options and operands; an unknown option is a UsageError. */
export function readArgs<const T extends ParseArgsOptionsConfig>(args: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
