import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { join } from "node:path";
import { run, Stop, say } from "./install.mjs";

/**
 * The path of a Chromium or Chrome for the browser tests; as root on Debian one is installed where there is none. The shell
 * without windows comes first: it renders the same and takes about half the processor time.
 */
export async function findChromium() {
  const found = installed();
  if (found) return found;
  const mayInstall =
    process.getuid?.() === 0 && existsSync("/etc/debian_version") && spawnSync("apt-get", ["--version"]).status === 0;
  if (mayInstall) {
    say("installing Chromium for the browser tests (apt-get) …");
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    const quiet = ["-qq", "-o", "Dpkg::Use-Pty=0"];
    if ((await run("apt-get", [...quiet, "update"], { env })) === 0)
      // Older releases of Debian have no shell of its own.
      for (const name of ["chromium-headless-shell", "chromium"]) {
        const install = [...quiet, "install", "-y", "--no-install-recommends", name];
        const status = await run("apt-get", install, { env, stdio: ["ignore", "ignore", "inherit"] });
        const fresh = installed();
        if (status === 0 && fresh) return fresh;
      }
  }
  throw new Stop(
    "The browser tests need Chromium or Chrome. Install one (Debian: apt install chromium; macOS: brew install --cask chromium), or name it in CHROME_PATH.",
  );
}

function installed() {
  const given = process.env.CHROME_PATH;
  if (given) {
    if (isProgram(given)) return given;
    throw new Stop(`CHROME_PATH names ${given}, which is no program.`);
  }
  const names = [
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
  ];
  const folders = ["/usr/bin", "/usr/local/bin", "/snap/bin", ...(process.env.PATH ?? "").split(":")];
  const candidates = [
    ...folders.flatMap((folder) => names.map((name) => join(folder, name))),
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  ];
  return candidates.find(isProgram) ?? null;
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
