/** Every clause that is cited anywhere inside a decision or a part of one. */
export function citedIn(value: unknown, cited = new Set<string>()): Set<string> {
  if (Array.isArray(value)) for (const each of value) citedIn(each, cited);
  else if (typeof value === "object" && value !== null) {
    for (const [key, each] of Object.entries(value)) {
      if ((key === "clause" || key === "by") && typeof each === "string") cited.add(each);
      else if (key === "clauses" && Array.isArray(each)) for (const clause of each) cited.add(String(clause));
      else citedIn(each, cited);
    }
  }
  return cited;
}
