import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What PostgreSQL's `postmaster.pid` says about the process that has the data directory. */
export interface Postmaster {
  readonly pid: number;
  readonly socketFolder: string;
}

/** Reads `postmaster.pid`; null where there is none or it is only half written. */
export function readPostmaster(data: string): Postmaster | null {
  const file = join(data, "postmaster.pid");
  if (!existsSync(file)) return null;
  const lines = readFileSync(file, "utf8").split("\n");
  const pid = Number(lines[0]);
  const socketFolder = lines[4]?.trim();
  return Number.isInteger(pid) && pid > 0 && socketFolder ? { pid, socketFolder } : null;
}

/** Whether a process lives; with `data`, whether it is a PostgreSQL on that data directory. */
export function isRunning(pid: number, data?: string): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return false;
  }
  return data === undefined || commandOf(pid).includes(data);
}

/**
 * After a reboot the number in `postmaster.pid` may belong to some other program, and PostgreSQL would refuse to start.
 * The number is replaced by one that is free; the other lines stay, since PostgreSQL finds leftover processes by them.
 */
export function clearForeignPid(data: string): void {
  const file = join(data, "postmaster.pid");
  const [, ...rest] = readFileSync(file, "utf8").split("\n");
  let free = 4_194_303;
  while (isRunning(free)) free -= 1;
  writeFileSync(file, [String(free), ...rest].join("\n"));
  const socketFolder = rest[3]?.trim();
  if (!socketFolder) return;
  rmSync(join(socketFolder, ".s.PGSQL.5432.lock"), { force: true });
  rmSync(join(socketFolder, ".s.PGSQL.5432"), { force: true });
}

function commandOf(pid: number): string {
  try {
    if (process.platform === "linux") return readFileSync(`/proc/${pid}/cmdline`, "utf8");
    return execFileSync("ps", ["-ww", "-o", "command=", "-p", String(pid)], { encoding: "utf8" });
  } catch {
    return "";
  }
}
