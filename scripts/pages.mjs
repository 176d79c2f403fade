import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { projectEnvironment, root, run, Stop, say } from "./install.mjs";

const stamp = join(root, "dist", "web.sha256");

/** Builds the pages into dist/web where what they are made of has changed since. */
export async function buildPages() {
  const wanted = fingerprint();
  const isBuilt = existsSync(stamp) && existsSync(join(root, "dist", "web", "index.html"));
  if (isBuilt && readFileSync(stamp, "utf8") === wanted) return;
  say("building the pages …");
  rmSync(stamp, { force: true });
  const status = await run(join(root, "node_modules", ".bin", "vite"), ["build", "--logLevel", "warn"], {
    env: projectEnvironment(),
  });
  if (status !== 0) throw new Stop("The pages could not be built; what vite said stands above.");
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}

function fingerprint() {
  const hash = createHash("sha256");
  const files = ["src/web", "src/core", "src/api/contract"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name)),
  );
  for (const file of [
    ...files.sort((a, b) => (a < b ? -1 : 1)),
    join(root, "package-lock.json"),
    join(root, "vite.config.ts"),
    join(root, "scripts", "used-styles.ts"),
  ]) {
    hash
      .update(`${file.slice(root.length)}\0`)
      .update(readFileSync(file))
      .update("\0");
  }
  return hash.digest("hex");
}
