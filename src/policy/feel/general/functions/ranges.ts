import { type Functions, way } from "../signature.ts";
import { equal, type FeelValue, inRange, kindOf, order, type Range } from "../values.ts";

type Test = (one: Range, two: Range) => boolean | null;

/** How two ranges, or a point and a range, lie to each other. */
export const rangeFunctions: Functions = {
  before: relation((a, b) => ends(a, b)),
  after: relation((a, b) => ends(b, a)),
  meets: ofRanges((a, b) => a.highIn && b.lowIn && equal(a.high, b.low)),
  "met by": ofRanges((a, b) => a.lowIn && b.highIn && equal(a.low, b.high)),
  overlaps: ofRanges((a, b) => not(ends(a, b)) && not(ends(b, a))),
  "overlaps before": ofRanges((a, b) => lower(a, b) && not(ends(a, b)) && upperAtMost(a, b) && !sameHigh(a, b)),
  "overlaps after": ofRanges((a, b) => lower(b, a) && not(ends(b, a)) && upperAtMost(b, a) && !sameHigh(a, b)),
  finishes: withPoint((a, b) => sameHigh(a, b) && !startsBefore(a, b)),
  "finished by": withPoint((a, b) => sameHigh(a, b) && !startsBefore(b, a)),
  includes: withPoint((a, b) => !startsBefore(b, a) && upperAtMost(b, a)),
  during: withPoint((a, b) => !startsBefore(a, b) && upperAtMost(a, b)),
  starts: withPoint((a, b) => sameLow(a, b) && upperAtMost(a, b)),
  "started by": withPoint((a, b) => sameLow(a, b) && upperAtMost(b, a)),
  coincides: withPoint((a, b) => sameLow(a, b) && sameHigh(a, b)),
};

function relation(test: Test) {
  return withPoint(test);
}

function ofRanges(test: Test) {
  return { ways: [way("range1: range, range2: range", test)] };
}

function withPoint(test: Test) {
  return {
    ways: [
      way("range1: range, range2: range", test),
      way(
        "point: any, range: range",
        (point: FeelValue, range: Range) => comparable(point, range) && test(at(point), range),
      ),
      way(
        "range: range, point: any",
        (range: Range, point: FeelValue) => comparable(point, range) && test(range, at(point)),
      ),
      way("point1: any, point2: any", (one: FeelValue, two: FeelValue) =>
        order(one, two) === null ? null : test(at(one), at(two)),
      ),
    ],
  };
}

function comparable(point: FeelValue, range: Range): true | null {
  return kindOf(point) !== "null" && inRange(range, point) !== null ? true : null;
}

function at(point: FeelValue): Range {
  return { kind: "range", shape: "equal", low: point, high: point, lowIn: true, highIn: true };
}

/** The first ends before the second begins. */
function ends(first: Range, second: Range): boolean | null {
  if (first.shape === "above" || second.shape === "below") return false;
  const compared = order(first.high, second.low);
  return compared === null ? null : compared < 0 || (compared === 0 && !(first.highIn && second.lowIn));
}

function not(value: boolean | null): boolean {
  return value === false;
}

function lower(first: Range, second: Range): boolean {
  return startsBefore(first, second);
}

function startsBefore(first: Range, second: Range): boolean {
  if (first.shape === "below" || second.shape === "below") return first.shape === "below" && second.shape !== "below";
  const compared = order(first.low, second.low) ?? 0;
  return compared < 0 || (compared === 0 && first.lowIn && !second.lowIn);
}

function upperAtMost(first: Range, second: Range): boolean {
  if (second.shape === "above") return true;
  if (first.shape === "above") return false;
  const compared = order(first.high, second.high) ?? 0;
  return compared < 0 || (compared === 0 && (second.highIn || !first.highIn));
}

function sameHigh(first: Range, second: Range): boolean {
  return equal(first.high, second.high) === true && first.highIn === second.highIn;
}

function sameLow(first: Range, second: Range): boolean {
  return equal(first.low, second.low) === true && first.lowIn === second.lowIn;
}
