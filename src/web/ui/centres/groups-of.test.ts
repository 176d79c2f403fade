import fc from "fast-check";
import { expect, test } from "vitest";
import { groupsOf } from "./groups-of.ts";

const at = (x: number, y = 0) => ({ x, y });

test("two centres of one city are one mark until the map is near enough to tell them apart", () => {
  expect(groupsOf([at(0), at(300), at(20)], 44)).toEqual([[at(0), at(20)], [at(300)]]);
  expect(groupsOf([at(0), at(600), at(44)], 44)).toEqual([[at(0)], [at(600)], [at(44)]]);
});

test("every centre is under one mark, and no two marks touch", () => {
  const spot = fc.record({ x: fc.integer({ min: 0, max: 400 }), y: fc.integer({ min: 0, max: 300 }) });
  fc.assert(
    fc.property(fc.array(spot, { maxLength: 60 }), (spots) => {
      const groups = groupsOf(spots, 44);
      expect(groups.flat()).toHaveLength(spots.length);
      expect(new Set(groups.flat())).toEqual(new Set(spots));
      const firsts = groups.map(([first]) => first);
      for (const [index, one] of firsts.entries())
        for (const other of firsts.slice(index + 1))
          expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThanOrEqual(44);
    }),
  );
});
