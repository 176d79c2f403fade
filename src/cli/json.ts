/** Thrown where JSON gives a name twice: one of the two would be lost without a word. `path` names it. */
export class DoubledName extends Error {
  readonly path: string;
  constructor(path: string) {
    super(`${path}: expected each name once, got it a second time`);
    this.path = path;
  }
}

/** Reads JSON. A byte order mark before it, as some editors write one, is no part of it. Throws a SyntaxError or a DoubledName. */
export function parseJson(text: string): unknown {
  const plain = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  const value: unknown = JSON.parse(plain);
  if (colonsIn(plain) !== namesIn(value)) refuseDoubled(plain);
  return value;
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

/** Walks the tokens of sound JSON; `names` are those of each object that is open, `steps` where it stands. */
function refuseDoubled(text: string): void {
  const names: (Set<string> | null)[] = [];
  const steps: string[] = [];
  let word = "";
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\]:]/g)) {
    if (token === "{" || token === "[") {
      names.push(token === "{" ? new Set() : null);
      steps.push("");
    } else if (token === "}" || token === "]") {
      names.pop();
      steps.pop();
    } else if (token === ":") {
      const name = JSON.parse(word) as string;
      steps[steps.length - 1] = name;
      if (names.at(-1)!.has(name)) throw new DoubledName(steps.filter((step) => step !== "").join("."));
      names.at(-1)!.add(name);
    } else word = token;
  }
}
