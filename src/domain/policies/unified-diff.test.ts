import { expect, test } from "vitest";
import { unifiedDiff } from "./unified-diff.ts";

const names = { before: "a", after: "b" };

test("two texts differ in hunks with three lines around each change", () => {
  const before = Array.from({ length: 20 }, (_, index) => `line ${index + 1}`);
  const after = before.with(1, "second").toSpliced(15, 1).concat("last");
  expect(unifiedDiff(before.join("\n"), after.join("\n"), names)).toBe(
    [
      "--- a",
      "+++ b",
      "@@ -1,5 +1,5 @@",
      " line 1",
      "-line 2",
      "+second",
      " line 3",
      " line 4",
      " line 5",
      "@@ -13,8 +13,8 @@",
      " line 13",
      " line 14",
      " line 15",
      "-line 16",
      " line 17",
      " line 18",
      " line 19",
      " line 20",
      "+last",
      "",
    ].join("\n"),
  );
  expect(unifiedDiff("same", "same", names)).toBe("");
});

test("applied to the first text, any diff gives the second", () => {
  let seed = 7;
  const random = (below: number) => (seed = (seed * 16_807) % 2_147_483_647) % below;
  for (let run = 0; run < 300; run++) {
    const lines = () => Array.from({ length: random(12) }, () => "abcd"[random(4)]).join("\n");
    const [before, after] = [lines(), lines()];
    expect(applied(before, unifiedDiff(before, after, names))).toBe(after);
  }
});

function applied(before: string, diff: string): string {
  const rest = before.split("\n");
  const made: string[] = [];
  let at = 0;
  for (const line of diff.split("\n").slice(2, -1)) {
    const start = /^@@ -(\d+)/.exec(line)?.[1];
    if (start) while (at < Number(start) - 1) made.push(rest[at++]!);
    else if (line.startsWith("+")) made.push(line.slice(1));
    else {
      expect(rest[at]).toBe(line.slice(1));
      if (line.startsWith(" ")) made.push(rest[at]!);
      at += 1;
    }
  }
  return [...made, ...rest.slice(at)].join("\n");
}
