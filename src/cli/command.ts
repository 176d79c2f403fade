import { statSync } from "node:fs";
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
export class UsageError extends Error {
  /** A word that is not known, and those that are: main names the nearest. */
  readonly unknown: { readonly word: string; readonly known: readonly string[] } | undefined;
  constructor(message: string, unknown?: UsageError["unknown"]) {
    super(message);
    this.unknown = unknown;
  }
}

/** Reads options and operands; an unknown option is a UsageError. */
export function readArgs<const T extends ParseArgsOptionsConfig>(args: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const word = code === "ERR_PARSE_ARGS_UNKNOWN_OPTION" ? /'(-+[^']+)'/.exec(message)?.[1] : undefined;
    if (word === undefined) throw new UsageError(message);
    throw new UsageError(`no option is called ${word}`, {
      word,
      known: Object.keys(options).map((each) => `--${each}`),
    });
  }
}

/** The folder of packs to decide by; a UsageError where the one that was named is none. */
export function packsFolder(named: string | undefined, { packs }: Pick<Surroundings, "packs">): string {
  if (named !== undefined && !statSync(named, { throwIfNoEntry: false })?.isDirectory())
    throw new UsageError(`--packs: ${named} is no folder`);
  return named ?? packs;
}

/** Why a file cannot be read, in words; null where the error is of another kind. */
export function fileTrouble(error: unknown): string | null {
  if (!(error instanceof Error && "syscall" in error)) return null;
  const { code = "", message } = error as NodeJS.ErrnoException;
  return troubles[code] ?? message;
}

const troubles: Readonly<Record<string, string>> = {
  ENOENT: "no such file",
  EISDIR: "a folder, not a file",
  EACCES: "you may not read this file",
};
