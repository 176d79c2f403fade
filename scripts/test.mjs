// `npm test`: sets up what tests need, then runs the gates, and unit, database and browser tests beside each other. All of
// them run, also where an earlier one fails; the exit status is 0 only where all passed.
import { join } from "node:path";
import { findChromium } from "./chromium.mjs";
import { install, main, projectEnvironment, projectNode, root, run, say } from "./install.mjs";
import { buildPages } from "./pages.mjs";

await main(async () => {
  const began = Date.now();
  const finding = findChromium();
  // What it says is heard below, when the packages are there.
  finding.catch(() => {});
  await install();
  const node = projectNode();
  await buildPages();
  const env = projectEnvironment({ CHROME_PATH: await finding });
  const vitest = join(root, "node_modules", ".bin", "vitest");
  const steps = [
    ["check", () => run(node, ["scripts/check.mjs"], { env })],
    ["unit, database and browser tests", () => run(vitest, ["run"], { env })],
  ];
  const failed = [];
  for (const [name, step] of steps) {
    say(`${name} …`);
    if ((await step()) !== 0) failed.push(name);
  }
  const minutes = ((Date.now() - began) / 60_000).toFixed(1);
  say(failed.length === 0 ? `all passed in ${minutes} min` : `failed: ${failed.join(", ")} (${minutes} min)`);
  return failed.length === 0 ? 0 : 1;
});
