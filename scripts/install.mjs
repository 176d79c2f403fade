// What `npm start`, `npm test` and the others need first. Runs under any Node from 20 on, with nothing installed.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, lstatSync, readFileSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** A sentence for the person at the terminal instead of a stack. */
export class Stop extends Error {}

/** Runs a script's main function; says in one line why it stopped. */
export async function main(work) {
  try {
    process.exitCode = (await work()) ?? 0;
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    console.error(`recourse: ${error.message}`);
    process.exitCode = 1;
  }
}

/** One line about what is being done. */
export function say(line) {
  console.log(`recourse: ${line}`);
}

/** Installs what the lockfile names where that is missing or another version. */
export async function install() {
  if (!isInstalled()) await installPackages();
  linkNode();
}

/** The Node that runs the product: the pinned one of node_modules, else the present one where it is new enough. */
export function projectNode() {
  const pinned = join(root, "node_modules", ".bin", process.platform === "win32" ? "node.cmd" : "node");
  if (existsSync(pinned) && spawnSync(pinned, ["--version"], { shell: process.platform === "win32" }).status === 0)
    return pinned;
  if (Number(process.versions.node.split(".")[0]) >= 26) return process.execPath;
  throw new Stop(
    `Recourse needs Node 26; this is ${process.version}, and no packaged one runs on ${process.platform}-${process.arch}. Install Node 26 from https://nodejs.org and start again.`,
  );
}

/** The environment in which every program of node_modules finds the project's Node. */
export function projectEnvironment(extra = {}) {
  const cache = join(root, "node_modules", ".cache", "node");
  return {
    NODE_COMPILE_CACHE: cache,
    ...process.env,
    PATH: `${join(root, "node_modules", ".bin")}:${process.env.PATH}`,
    ...extra,
  };
}

/** Runs a program to its end with the terminal's input and output, tells `started` of its process; returns its exit status. */
export function run(program, args, { started, ...options } = {}) {
  return new Promise((done, failed) => {
    const child = spawn(program, args, { cwd: root, stdio: "inherit", ...options });
    started?.(child);
    // Ctrl-C reaches the child by itself; what is sent to this process alone is handed on.
    const handOn = (signal) => child.kill(signal);
    const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
    for (const signal of signals) process.on(signal, handOn);
    // npm that is told to end does so without telling us: then its shell is gone.
    const parent = process.ppid;
    const orphaned = () => process.ppid !== parent && child.kill("SIGTERM");
    const watch = process.env.npm_lifecycle_event ? setInterval(orphaned, 300) : null;
    child.once("error", failed);
    child.once("exit", (code, signal) => {
      clearInterval(watch);
      for (const name of signals) process.off(name, handOn);
      done(code ?? (signal === "SIGINT" ? 130 : 143));
    });
  });
}

async function installPackages() {
  say("installing packages (npm ci) …");
  const began = Date.now();
  // Under `npm start` npm says where it is; by itself it is found by its name.
  const npm = process.env.npm_execpath;
  const [program, first] = npm?.endsWith(".js") ? [process.execPath, [npm]] : ["npm", []];
  const status = await run(
    program,
    [...first, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
    {
      // A setting of the surrounding npm must not leave out what development and tests need.
      env: { ...process.env, NODE_ENV: undefined, npm_config_omit: undefined },
    },
  );
  if (status !== 0)
    throw new Stop("npm ci failed; what it said stands above. Look at the network or the disk, then start again.");
  say(`installed in ${Math.round((Date.now() - began) / 1000)} s`);
}

/** npm 10 forgets the pinned Node's place in node_modules/.bin, where every npm script and every program looks for it. */
function linkNode() {
  const link = join(root, "node_modules", ".bin", "node");
  const name = process.platform === "darwin" && process.arch === "arm64" ? "node-bin" : "node";
  const target = join("..", `${name}-${process.platform}-${process.arch}`, "bin", "node");
  if (lstatSync(link, { throwIfNoEntry: false }) || !existsSync(join(dirname(link), target))) return;
  symlinkSync(target, link);
}

/** npm writes down at the end of an installation what it has put where; that is compared with the lockfile. */
function isInstalled() {
  const written = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(written)) return false;
  const present = JSON.parse(readFileSync(written, "utf8")).packages;
  const wanted = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === "") return true;
    // Packages of other platforms are never there.
    return present[path]
      ? present[path].version === entry.version
      : entry.optional === true || entry.devOptional === true;
  });
}
