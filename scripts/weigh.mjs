// `node scripts/weigh.mjs FOLDER` fails where the first load of a public page is too heavy, or brings a library that only
// some pages need. FOLDER holds the built pages, FOLDER.chunks.json what each file is made of.
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";

const limit = 250_000;
const pages = ["SellerHome", "HomePage", "SignInPage", "TrackPage", "TermsPage"].map(
  (name) => `src/web/public/${name}.tsx`,
);
const heavy =
  /node_modules\/(@codemirror|@bpmn-io|@lezer|lezer-feel|echarts|zrender|zxing-wasm|maplibre-gl|topojson-client|world-atlas|bwip-js|tus-js-client)\//;

const [folder] = process.argv.slice(2);
const chunks = JSON.parse(readFileSync(`${folder}.chunks.json`, "utf8"));
const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
const present = pages.filter((page) => chunks.some((chunk) => chunk.page === page));
if (present.length === 0) fail("no public page was found");

let heaviest = 0;
for (const page of present) {
  const first = firstLoad(page);
  const bytes = weightOf(first);
  heaviest = Math.max(heaviest, bytes);
  if (bytes > limit) fail(`${page} asks for ${(bytes / 1000).toFixed(0)} kB; a first load has ${limit / 1000} kB`);
  const brought = new Set(first.flatMap(({ modules }) => modules.map((id) => heavy.exec(id)?.[1]).filter(Boolean)));
  if (brought.size > 0) fail(`${page} brings ${[...brought].join(", ")}; import it where it is used, with import()`);
}
console.log(`the heaviest first load is ${(heaviest / 1000).toFixed(0)} kB, compressed`);

/** What the browser needs before it can show the page: its own files, those of the frame around it, and what they import. */
function firstLoad(page) {
  const frame = "src/web/public/PublicFrame.tsx";
  const needed = new Set();
  const add = (chunk) => {
    if (!chunk || needed.has(chunk)) return;
    needed.add(chunk);
    for (const name of chunk.imports) add(byName.get(name));
  };
  for (const chunk of chunks) if (chunk.isEntry || chunk.page === page || chunk.page === frame) add(chunk);
  return [...needed];
}

function weightOf(needed) {
  const files = new Set(needed.flatMap(({ fileName, styles }) => [fileName, ...styles]));
  return [...files].reduce((sum, name) => sum + statSync(join(folder, `${name}.gz`)).size, 0);
}

function fail(text) {
  console.error(text);
  process.exitCode = 1;
}
