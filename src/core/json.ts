/** Thrown where JSON gives a name twice: one of the two would be lost without a word. */
export class DoubledName extends Error {
  /** The names and indexes that lead there, the doubled name last. */
  readonly steps: readonly string[];
  constructor(steps: readonly string[]) {
    super(`${steps.join(".")}: expected each name once, got it a second time`);
    this.steps = steps;
  }
}

/** Reads JSON. A byte order mark before it, as some editors write one, is no part of it. Throws a SyntaxError or a DoubledName. */
export function parseJson(text: string): unknown {
  const plain = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  const value: unknown = JSON.parse(plain);
  refuseDoubled(plain, value);
  return value;
}

/** Throws a DoubledName where the text that this value was read from gives a name twice. */
export function refuseDoubled(text: string, value: unknown): void {
  if (colonsIn(text) !== namesIn(value)) walkNames(text);
}

/** What may be a name: more than there are where a text holds a quote and a colon, never fewer. */
function colonsIn(text: string): number {
  let count = 0;
  for (const _ of text.matchAll(/"\s*:/g)) count += 1;
  return count;
}

function namesIn(value: unknown): number {
  let count = 0;
  const open: unknown[] = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next !== "object" || next === null) continue;
    const members = Object.values(next);
    if (!Array.isArray(next)) count += members.length;
    for (const member of members) open.push(member);
  }
  return count;
}

/** Walks the tokens of sound JSON; `names` are those of each object that is open (null for a list), `steps` where the walk stands in it. */
function walkNames(text: string): void {
  const names: (Set<string> | null)[] = [];
  const steps: string[] = [];
  let word = "";
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\]:,]/g)) {
    const top = names.length - 1;
    if (token === "{" || token === "[") {
      names.push(token === "{" ? new Set() : null);
      steps.push("0");
    } else if (token === "}" || token === "]") {
      names.pop();
      steps.pop();
    } else if (token === ",") {
      if (names[top] === null) steps[top] = String(Number(steps[top]) + 1);
    } else if (token === ":") {
      const name = JSON.parse(word) as string;
      steps[top] = name;
      if (names[top]!.has(name)) throw new DoubledName(steps);
      names[top]!.add(name);
    } else word = token;
  }
}
