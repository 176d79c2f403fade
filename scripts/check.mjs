// `npm run check`: every gate at once, a line for each with its seconds; each gate also has to catch its canary.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { plantCanaries } from "./canaries.mjs";
import { install, main, projectEnvironment, root } from "./install.mjs";
import { buildPages } from "./pages.mjs";

await main(async () => {
  await install();
  await buildPages();
  const canaries = plantCanaries();
  try {
    const results = await Promise.all(gates(canaries.folder).map(pass));
    return results.every(Boolean) ? 0 : 1;
  } finally {
    canaries.remove();
  }
});

/** A gate's command must succeed; its canary's must fail, and say why. */
function gates(folder) {
  return [
    { name: "types", command: ["tsc", "-p", "."], canary: ["tsc", "-p", folder], catches: /types\.ts.*TS2322/ },
    {
      name: "lint",
      command: ["oxlint", "--type-aware", "--deny-warnings"],
      canary: ["oxlint", "--type-aware", "--no-ignore", "-c", join(root, ".oxlintrc.json"), join(folder, "lint.ts")],
      catches: /no-floating-promises/,
    },
    {
      name: "format",
      command: ["biome", "check"],
      canary: ["biome", "ci", "--vcs-enabled=false", join(folder, "format.json")],
      catches: /format/i,
    },
    {
      name: "unused",
      command: ["knip", "--no-progress"],
      canary: ["knip", "--no-progress", "--directory", join(folder, "unused")],
      catches: /left-out[\s\S]*unused/,
    },
    {
      name: "lockfile",
      command: ["node", "scripts/lock.mjs", "--check"],
      canary: ["node", "scripts/lock.mjs", "--check", join(folder, "lock.json")],
      catches: /leaves out a-linux-x64/,
    },
    {
      name: "clauses",
      command: ["node", "scripts/clauses.ts"],
      canary: ["node", "scripts/clauses.ts", join(folder, "packs")],
      catches: /trial: T-VOID is never cited[\s\S]*trial: T-DUTY comes out the same way/,
    },
    {
      name: "first load",
      command: ["node", "scripts/weigh.mjs", "dist/web"],
      canary: ["node", "scripts/weigh.mjs", join(folder, "pages")],
      catches: /SellerHome\.tsx asks for 300 kB[\s\S]*SellerHome\.tsx brings echarts/,
    },
    // These two carry their own canaries: violations in the test, a column added after the migrations.
    { name: "architecture", command: ["vitest", "run", "--project", "unit", "test/architecture.test.ts"] },
    { name: "schema", command: ["node", "scripts/schema.ts", "--check"] },
  ];
}

async function pass({ name, command, canary, catches }) {
  const began = Date.now();
  const [result, planted] = await Promise.all([output(command), canary && output(canary)]);
  const caught = !planted || (planted.status !== 0 && catches.test(planted.text));
  const ok = result.status === 0 && caught;
  console.log(
    `${name.padEnd(13)} ${ok ? "ok    " : "FAILED"} ${((Date.now() - began) / 1000).toFixed(1).padStart(5)} s`,
  );
  if (result.status !== 0) console.log(result.text.trimEnd());
  if (!caught)
    console.log(`${name}: the planted violation was not caught (${canary.join(" ")}):\n${planted.text.trimEnd()}`);
  return ok;
}

function output([program, ...args]) {
  return new Promise((done, failed) => {
    const child = spawn(join(root, "node_modules", ".bin", program), args, {
      cwd: root,
      env: projectEnvironment({ NO_COLOR: "1" }),
    });
    let text = "";
    child.stdout.on("data", (part) => (text += part));
    child.stderr.on("data", (part) => (text += part));
    child.once("error", failed);
    child.once("close", (status) => done({ status, text }));
  });
}
