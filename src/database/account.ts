import { spawnSync } from "node:child_process";
import { lchownSync, lstatSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { LaunchFailure } from "./failure.ts";

/** Under which account PostgreSQL's programs run, since they refuse to run as root. */
export interface Account {
  /** Who owns the cluster's files; null where that is simply the present user. */
  readonly owner: { readonly uid: number; readonly gid: number } | null;
  /** What `spawn` is told. */
  readonly spawn: { readonly uid?: number; readonly gid?: number };
  /** A program that goes before PostgreSQL's own, with its arguments. */
  readonly prefix: readonly string[];
}

/**
 * The present user; for root the owner of the data folder, or nobody where that is root too. Where such an account
 * cannot reach the folder or the program (a home of mode 0700), it gets only the right to pass and read folders, or,
 * where that is not allowed, root's own identity inside a user namespace without any of root's rights.
 */
export function chooseAccount(dataFolder: string, program: string): Account {
  if (process.getuid?.() !== 0) return { owner: null, spawn: {}, prefix: [] };
  const { uid, gid } = statSync(dataFolder);
  const owner = uid === 0 ? nobody() : { uid, gid };
  if (reaches(owner, dataFolder) && reaches(owner, program)) return { owner, spawn: owner, prefix: [] };
  // PostgreSQL asks access(2) about its own program, which ignores such a right unless the fix-up is off.
  const become = [
    "setpriv",
    "--securebits",
    "+no_setuid_fixup",
    "--reuid",
    `${owner.uid}`,
    "--regid",
    `${owner.gid}`,
    "--clear-groups",
    "--no-new-privs",
  ];
  const choices: Account[] = [
    ...["dac_read_search", "dac_override"].map((right) => ({
      owner,
      spawn: {},
      prefix: [...become, "--inh-caps", `+${right}`, "--ambient-caps", `+${right}`, "--"],
    })),
    { owner: { uid: 0, gid: 0 }, spawn: {}, prefix: ["unshare", "--user", "--"] },
  ];
  const works = choices.find(
    ({ prefix }) => spawnSync(prefix[0]!, [...prefix.slice(1), program, "--describe-config"]).status === 0,
  );
  if (works) return works;
  throw new LaunchFailure(
    `PostgreSQL refuses to run as root, and no other account may enter ${dataFolder}. Run as an ordinary user, or set DATA_DIR to a folder outside private homes, such as /var/lib/recourse.`,
  );
}

/** Gives a folder and all in it to the account; does nothing where it owns the folder already. */
export function giveTo(account: Account, folder: string): void {
  const present = lstatSync(folder);
  if (!account.owner) {
    if (present.uid === process.getuid?.()) return;
    throw new LaunchFailure(
      `The data folder ${dirname(folder)} belongs to another user (id ${present.uid}). Start Recourse as that user, or choose another folder with DATA_DIR.`,
    );
  }
  if (present.uid !== account.owner.uid) own(folder, account.owner);
}

function own(path: string, owner: { uid: number; gid: number }): void {
  // Children first: a run that is cut short leaves the folder's own mark unset, and is repeated.
  if (lstatSync(path).isDirectory()) for (const name of readdirSync(path)) own(join(path, name), owner);
  lchownSync(path, owner.uid, owner.gid);
}

function nobody(): { uid: number; gid: number } {
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((entry) => entry.startsWith("nobody:"));
  const [, , uid, gid] = line?.split(":") ?? [];
  return { uid: Number(uid ?? 65534) >>> 0, gid: Number(gid ?? 65534) >>> 0 };
}

function reaches(who: { uid: number; gid: number }, path: string): boolean {
  for (let at = path; ; at = dirname(at)) {
    const { mode, uid, gid } = statSync(at);
    const shift = uid === who.uid ? 6 : gid === who.gid ? 3 : 0;
    if (((mode >> shift) & 0o1) === 0) return false;
    if (at === dirname(at)) return true;
  }
}
