import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { JobDeps } from "./deps.ts";

const keptMs = 2 * 86_400_000;

/** Removes uploads that nobody went on with, or kept with a claim, for two days. */
export async function removeUploads({ uploadFolder, now }: JobDeps): Promise<void> {
  for (const name of await readdir(uploadFolder).catch(missing([]))) {
    const path = join(uploadFolder, name);
    const file = await stat(path).catch(missing(null));
    if (file?.isFile() && file.mtimeMs < now() - keptMs) await rm(path, { force: true });
  }
}

/** A folder that was not made yet, or a file that was kept meanwhile. */
function missing<T>(instead: T): (error: NodeJS.ErrnoException) => T {
  return (error) => {
    if (error.code === "ENOENT") return instead;
    throw error;
  };
}
