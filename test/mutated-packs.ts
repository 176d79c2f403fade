import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { checkPacks, type PackFault } from "../src/policy/index.ts";

const folder = fileURLToPath(new URL("../policies", import.meta.url));

/** What came of checking pack files that were changed at random. */
export interface Mutated {
  readonly sound: number;
  readonly refused: number;
  /** The longest that one check took, in milliseconds. */
  readonly slowest: number;
}

/** Checks `runs` changed pack files, the same for the same `seed`; throws where one crashes the check or is refused without its place. */
export function checkMutated(runs: number, seed: number): Mutated {
  const draw = randomNumbers(seed);
  const originals = readdirSync(folder).map((id) => ({
    id,
    text: readFileSync(`${folder}/${id}/policy.yaml`, "utf8"),
  }));
  let [sound, slowest] = [0, 0];
  for (let run = 0; run < runs; run++) {
    const { id, text } = originals[draw(originals.length)]!;
    const changed = mutate(text, originals[draw(originals.length)]!.text, draw);
    const texts = [{ file: id, text: changed }, ...layersUnder(text, originals)];
    const began = performance.now();
    const { faults, policies } = tryCheck(texts, changed);
    slowest = Math.max(slowest, performance.now() - began);
    if (faults.length === 0) sound += 1;
    if (faults.length === 0 && policies.size === 0 && changed.trim() !== "")
      throw new Error(`neither sound nor refused:\n${changed}`);
    const lost = faults.find((fault) => !hasPlace(fault, texts));
    if (lost) throw new Error(`refused without its place: ${JSON.stringify(lost)}\n${changed}`);
  }
  return { sound, refused: runs - sound, slowest };
}

type Text = { readonly file: string; readonly text: string };
type Draw = (below: number) => number;

function tryCheck(texts: readonly Text[], changed: string) {
  try {
    return checkPacks(texts);
  } catch (error) {
    throw new Error(`the check crashed on\n${changed}`, { cause: error });
  }
}

function layersUnder(text: string, originals: readonly { id: string; text: string }[]): Text[] {
  const below = originals.find(({ id }) => new RegExp(`^extends: ${id}\\b`, "m").test(text));
  return below ? [{ file: below.id, text: below.text }, ...layersUnder(below.text, originals)] : [];
}

function hasPlace({ file, line, column, message }: PackFault, texts: readonly Text[]): boolean {
  const lines = texts.find((each) => each.file === file)?.text.split("\n").length ?? 0;
  return message !== "" && line >= 1 && line <= lines + 1 && column >= 1;
}

const bits = [
  ":",
  "{",
  "}",
  "[",
  "]",
  '"',
  "'",
  "\n",
  "  ",
  "- ",
  "#",
  "&a ",
  "*a ",
  "|",
  ">",
  "when",
  "not(",
  ")",
  " and ",
  "null",
];
const more = [
  "-1",
  "0x",
  "\t",
  "条",
  "\u0000",
  "!!js",
  "9007199254740993",
  "2025-02-30",
  "..",
  "((((((((",
  " or ",
  "P1D",
  "=",
  "\u{1f600}",
];
const put = [...bits, ...more];

/** One to four changes: cut, put in, doubled, moved, or taken from another pack; by characters and by lines. */
function mutate(original: string, other: string, draw: Draw): string {
  let text = original;
  for (let edits = 1 + draw(4); edits > 0; edits--) {
    const at = draw(text.length + 1);
    const lines = text.split("\n");
    const line = draw(lines.length);
    switch (draw(6)) {
      case 0:
        text = text.slice(0, at) + text.slice(at + draw(20));
        break;
      case 1:
        text = text.slice(0, at) + put[draw(put.length)]! + text.slice(at);
        break;
      case 2:
        text = text.slice(0, at) + String.fromCodePoint(32 + draw(300)) + text.slice(at + 1);
        break;
      case 3:
        text = lines.toSpliced(line, 0, lines[draw(lines.length)]!).join("\n");
        break;
      case 4:
        text = lines.toSpliced(line, 1 + draw(3)).join("\n");
        break;
      default: {
        const from = draw(other.length);
        text = text.slice(0, at) + other.slice(from, from + draw(60)) + text.slice(at);
      }
    }
  }
  return text;
}

/** Numbers below a bound, the same sequence for the same seed (mulberry32). */
function randomNumbers(seed: number): Draw {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}
