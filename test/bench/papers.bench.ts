import { readFileSync } from "node:fs";
import { typstPress } from "../../src/adapters/papers/press-typst.ts";
import { makePaper } from "../../src/api/papers/make.ts";
import { pictureName } from "../../src/api/papers/making.ts";
import { makeOrderPaper } from "../../src/api/papers/order-papers.ts";
import { orderPaperNames, paperNames } from "../../src/domain/papers/index.ts";
import { drawPhoto } from "../../src/main/demo/pictures.ts";
import { randomFrom } from "../../src/main/demo/random.ts";
import { orderPaperSample } from "../order-paper-sample.ts";
import { paperSample } from "../paper-sample.ts";

/** What a paper may take, warm, in milliseconds. */
const limit = 50;
const rounds = 21;

/** Milliseconds for each paper from the loaded claim to the PDF in hand, warm (the median), and how that stands to the limit; what it all costs in memory. */
export async function bench(): Promise<void> {
  // Each round another claim: nothing comes from the memory of the round before.
  const samples = Array.from({ length: rounds }, (_, nth) => paperSample({ units: 3, nth: 12 + nth }));
  const before = resident("self");
  const press = typstPress();
  const started = performance.now();
  let first = 0;
  let worst = 0;
  try {
    for (const paper of paperNames) {
      const photos = new Map<string, Uint8Array>();
      const times: number[] = [];
      for (const [round, { context, record, seller }] of samples.entries()) {
        const began = performance.now();
        const made = makePaper(
          context,
          record,
          { seller, issuer: { legalName: seller.name, address: null, taxId: "", note: "" } },
          { paper, locale: "en" },
        );
        for (const photo of made.photos) {
          const name = pictureName(photo);
          if (!photos.has(name)) photos.set(name, await drawPhoto(randomFrom(photos.size + 1), "burnt", "HTM35X"));
        }
        const pictures = [...photos].map(([name, bytes]) => ({ name, bytes }));
        const pdf = await press.print({ ...made.sheet, pictures });
        if (Buffer.from(pdf.subarray(0, 5)).toString() !== "%PDF-") throw new Error(`${paper} is no PDF`);
        if (first === 0) first = performance.now() - started;
        else if (round > 0) times.push(performance.now() - began);
      }
      worst = Math.max(worst, tell(paper, times));
    }
    for (const paper of orderPaperNames) {
      const times: number[] = [];
      for (let round = 0; round < rounds; round++) {
        const { context, ...of } = orderPaperSample({ nth: 12 + round });
        const began = performance.now();
        const made = makeOrderPaper(context, of, { paper, packed: of.order.packages[0] ?? null, locale: "en" });
        const pdf = await press.print({ ...made.sheet, pictures: [] });
        if (Buffer.from(pdf.subarray(0, 5)).toString() !== "%PDF-") throw new Error(`${paper} is no PDF`);
        if (round > 0) times.push(performance.now() - began);
      }
      worst = Math.max(worst, tell(paper, times));
    }
    process.stdout.write(`the first, cold       ${first.toFixed(0).padStart(5)} ms\n`);
    const [ours, its] = [resident("self") - before, children().reduce((sum, pid) => sum + resident(pid), 0)];
    const papers = (paperNames.length + orderPaperNames.length) * rounds;
    process.stdout.write(
      `memory after ${papers} papers: ${ours.toFixed(0)} MB more here, ${its.toFixed(0)} MB in the press\n`,
    );
  } finally {
    await press.close();
  }
  if (worst > limit) process.exitCode = 1;
}

/** Prints a paper's median, and returns it. */
function tell(paper: string, times: readonly number[]): number {
  const median = times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]!;
  process.stdout.write(
    `${paper.padEnd(20)} ${median.toFixed(1).padStart(6)} ms  ${(median / limit).toFixed(2)} of the limit\n`,
  );
  return median;
}

/** Resident memory of a process in megabytes; 0 where the system does not tell. */
function resident(pid: string): number {
  if (process.platform !== "linux") return 0;
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024;
}

/** The processes that this one started and that still run. */
function children(): string[] {
  if (process.platform !== "linux") return [];
  return readFileSync(`/proc/self/task/${process.pid}/children`, "utf8").trim().split(" ").filter(Boolean);
}
