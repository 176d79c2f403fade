/** Two texts as a unified diff with three lines around each change; empty where they are the same. */
export function unifiedDiff(
  before: string,
  after: string,
  names: { readonly before: string; readonly after: string },
): string {
  if (before === after) return "";
  const steps = stepsOf(before.split("\n"), after.split("\n"));
  const out = [`--- ${names.before}`, `+++ ${names.after}`];
  for (const { from, to } of hunksOf(steps)) {
    const part = steps.slice(from, to);
    const count = (sign: Step["sign"]) => part.filter((step) => step.sign === sign || step.sign === " ").length;
    const [first] = part;
    out.push(`@@ -${first!.old + 1},${count("-")} +${first!.new + 1},${count("+")} @@`);
    for (const { sign, line } of part) out.push(`${sign}${line}`);
  }
  return `${out.join("\n")}\n`;
}

interface Step {
  readonly sign: " " | "-" | "+";
  readonly line: string;
  /** Lines of each text before this one. */
  readonly old: number;
  readonly new: number;
}

const around = 3;

function hunksOf(steps: readonly Step[]): { from: number; to: number }[] {
  const hunks: { from: number; to: number }[] = [];
  for (const [index, { sign }] of steps.entries()) {
    if (sign === " ") continue;
    const last = hunks.at(-1);
    const to = Math.min(steps.length, index + around + 1);
    if (last && index - around <= last.to) last.to = to;
    else hunks.push({ from: Math.max(0, index - around), to });
  }
  return hunks;
}

/** Myers' shortest edit between what is alike at both ends; a middle too different to search is replaced as a whole. */
function stepsOf(before: readonly string[], after: readonly string[]): Step[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < before.length - start && end < after.length - start && before.at(-1 - end) === after.at(-1 - end))
    end += 1;
  const signs = editOf(before.slice(start, before.length - end), after.slice(start, after.length - end));
  const steps: Step[] = [];
  let [old, fresh] = [0, 0];
  const take = (sign: Step["sign"]) => {
    steps.push({ sign, line: (sign === "+" ? after[fresh] : before[old]) ?? "", old, new: fresh });
    if (sign !== "+") old += 1;
    if (sign !== "-") fresh += 1;
  };
  for (let count = 0; count < start; count++) take(" ");
  for (const sign of signs) take(sign);
  for (let count = 0; count < end; count++) take(" ");
  return steps;
}

const farthest = 2000;

function editOf(before: readonly string[], after: readonly string[]): Step["sign"][] {
  const trace: Map<number, number>[] = [];
  let reach = new Map([[1, 0]]);
  for (let distance = 0; distance <= Math.min(farthest, before.length + after.length); distance++) {
    trace.push(reach);
    const next = new Map(reach);
    for (let diagonal = -distance; diagonal <= distance; diagonal += 2) {
      let x = isDown(reach, diagonal, distance) ? reach.get(diagonal + 1)! : reach.get(diagonal - 1)! + 1;
      while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal]) x += 1;
      next.set(diagonal, x);
      if (x >= before.length && x - diagonal >= after.length) return walkBack(trace, before.length, after.length);
    }
    reach = next;
  }
  return [...before.map(() => "-" as const), ...after.map(() => "+" as const)];
}

function isDown(reach: ReadonlyMap<number, number>, diagonal: number, distance: number): boolean {
  return (
    diagonal === -distance ||
    (diagonal !== distance && (reach.get(diagonal - 1) ?? -1) < (reach.get(diagonal + 1) ?? -1))
  );
}

function walkBack(trace: readonly ReadonlyMap<number, number>[], ...[x, y]: [x: number, y: number]): Step["sign"][] {
  const signs: Step["sign"][] = [];
  for (let distance = trace.length - 1; distance >= 0; distance--) {
    const reach = trace[distance]!;
    const diagonal = x - y;
    const from = isDown(reach, diagonal, distance) ? diagonal + 1 : diagonal - 1;
    const fromX = distance === 0 ? 0 : reach.get(from)!;
    const fromY = distance === 0 ? 0 : fromX - from;
    while (x > fromX && y > fromY) {
      signs.push(" ");
      x -= 1;
      y -= 1;
    }
    if (distance > 0) signs.push(x === fromX ? "+" : "-");
    [x, y] = [fromX, fromY];
  }
  return signs.toReversed();
}
