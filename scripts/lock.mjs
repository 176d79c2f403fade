// `node scripts/lock.mjs` completes package-lock.json; with --check it fails where something is missing. A registry that
// does not carry every platform's packages makes npm leave them out of the lockfile, and then `npm ci` refuses it
// everywhere. Run it after adding or updating a package.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./install.mjs";

const file = process.argv.find((word) => word.endsWith(".json")) ?? join(root, "package-lock.json");
const lock = JSON.parse(readFileSync(file, "utf8"));
const missing = missingPackages(lock.packages);

if (missing.length === 0) console.log("package-lock.json is complete.");
else if (process.argv.includes("--check")) {
  console.error(
    `package-lock.json leaves out ${missing.map(({ name }) => name).join(", ")}. Run \`node scripts/lock.mjs\`.`,
  );
  process.exitCode = 1;
} else complete();

function missingPackages(packages) {
  return Object.entries(packages).flatMap(([path, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name]) => !isLocked(packages, path, name))
      .map(([name, version]) => ({ name, version, dev: entry.dev === true })),
  );
}

/** Looks the way Node does: beside the package that asks, then in each folder above. */
function isLocked(packages, path, name) {
  for (let at = path; ; at = at.replace(/(^|\/)node_modules\/(@[^/]+\/)?[^/]+$/, "")) {
    if (packages[`${at ? `${at}/` : ""}node_modules/${name}`]) return true;
    if (!at) return false;
  }
}

function complete() {
  for (const { name, version, dev } of missing) {
    const platform = platformOf(name);
    // Without a platform npm would try to install it here.
    if (!platform || !/^\d/.test(version))
      throw new Error(`${name}@${version} is missing from package-lock.json and names no platform`);
    lock.packages[`node_modules/${name}`] = { version, ...(dev && { dev }), optional: true, ...platform };
  }
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, "en")));
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`Added ${missing.length} packages of other platforms to package-lock.json.`);
}

/** From names such as binding-linux-arm-musleabihf, cli-darwin-x64, zen-engine-wasm32-wasi. */
function platformOf(name) {
  const words = name.split("/").at(-1).split("-");
  const os = words.find((word) =>
    ["aix", "android", "darwin", "freebsd", "linux", "openharmony", "sunos", "win32"].includes(word),
  );
  const cpu = words.find((word) =>
    ["arm", "arm64", "ia32", "loong64", "ppc64", "riscv64", "s390x", "wasm32", "x64"].includes(word),
  );
  if (!cpu || (!os && cpu !== "wasm32")) return null;
  const libc = words.some((word) => word.startsWith("musl"))
    ? "musl"
    : words.some((word) => word.startsWith("gnu"))
      ? "glibc"
      : null;
  return { ...(os && { os: [os] }), cpu: [cpu], ...(libc && { libc: [libc] }) };
}
