import { accessSync, constants, mkdirSync } from "node:fs";
import { LaunchFailure } from "../database/failure.ts";

/** Makes the data folder where it is missing. Throws `LaunchFailure` where nothing can be written there. */
export function prepareDataFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    const reason = reasons[code];
    if (!reason) throw error;
    throw new LaunchFailure(`The data folder ${folder} cannot be used: ${reason}. Choose another one with DATA_DIR.`);
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: "this user may not write there",
  EPERM: "this user may not write there",
  EROFS: "its disk is read-only",
  EEXIST: "it is a file",
  ENOTDIR: "a part of its path is a file",
  ENOENT: "its path cannot be made",
  ENOSPC: "its disk is full",
};
