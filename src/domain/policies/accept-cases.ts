import { parseDocument } from "yaml";
import type { FailedCase } from "./check-text.ts";

/**
 * The cases with what the failing ones expect put to what the draft decides now: for somebody who changed a term on
 * purpose. What is expected and did not come is taken out, what came otherwise is written down; comments stay.
 */
export function acceptCases(text: string, failed: readonly FailedCase[]): string {
  const document = parseDocument(text, { prettyErrors: false, logLevel: "silent" });
  for (const { index, mismatches } of failed)
    for (const { path, expected, got } of mismatches) {
      const [key = "", ...rest] = path.split(".");
      const at = [index, "expect", key, ...rest];
      const present = document.getIn(at) as { toJSON?(): unknown } | undefined;
      const stands = present?.toJSON?.() ?? present;
      const wrong = wrongNames(key, expected);
      if (wrong && Array.isArray(stands)) document.setIn(at, document.createNode(without(stands, wrong)));
      else if (gone.has(key) || got === noRefund) document.deleteIn(at);
      else if (key === "refund") document.setIn(at, Array.isArray(got) ? got[0] : got);
      else document.setIn(at, document.createNode(got));
      const left = document.getIn([index, "expect", key]) as { items?: unknown[] } | undefined;
      if (wrong && left?.items?.length === 0) document.deleteIn([index, "expect", key]);
    }
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}

/** Entries that hold where some entry of the decision matches: which one they meant cannot be told. */
const gone = new Set(["deadlines", "serviceLevels", "statute"]);

/** What stands in place of an amount where the decision offers no refund. */
const noRefund = "no refund offered";

/** The names of a list that do not hold; null where the expectation is no list of names. */
function wrongNames(key: string, expected: unknown): readonly string[] | null {
  if (["clauses", "statuteClauses", "missing", "remedies"].includes(key)) return expected as string[];
  if (["notClauses", "missingNot", "notRemedies"].includes(key))
    return String(expected)
      .replace(/^without /, "")
      .split(", ");
  return null;
}

function without(names: readonly unknown[], wrong: readonly string[]): unknown[] {
  return names.filter((name) => !wrong.includes(String(name)));
}
