/** Every bench by its name. */
const benches: Readonly<Record<string, () => Promise<{ bench: () => Promise<void> }>>> = {
  claims: () => import("./claims.bench.ts"),
  decide: () => import("./decide.bench.ts"),
  ndjson: () => import("./ndjson.bench.ts"),
  papers: () => import("./papers.bench.ts"),
  replay: () => import("./replay.bench.ts"),
  start: () => import("./start.bench.ts"),
};

const name = process.argv[2] ?? "";
const load = Object.hasOwn(benches, name) ? benches[name] : undefined;
if (load) await (await load()).bench();
else {
  process.stderr.write(`usage: npm run bench -- NAME, where NAME is one of ${Object.keys(benches).join(", ")}\n`);
  process.exitCode = 2;
}
