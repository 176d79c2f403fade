/** What the addresses of console pages carry behind the question mark. Anything else is dropped. */

const claimFilters = ["q", "step", "status", "custody", "work", "kind"] as const;
/** Filters of the list of claims; an absent one filters nothing. */
export type ClaimsSearch = { readonly [F in (typeof claimFilters)[number]]?: string };

export const claimTabs = ["evidence", "inspection", "quote", "remedy", "parcels", "money", "messages"] as const;
/** What the middle of the claim page shows. */
export type ClaimTab = (typeof claimTabs)[number];

/** The filters in an address. */
export function readClaimsSearch(search: Record<string, unknown>): ClaimsSearch {
  return Object.fromEntries(claimFilters.flatMap((name) => pair(name, search[name])));
}

/** The tab and the line (its position, from 1) that a claim's page is opened at. */
export function readClaimSearch(search: Record<string, unknown>): { tab?: ClaimTab; line?: number } {
  const tab = claimTabs.find((name) => name === search["tab"]);
  const line = Number(search["line"]);
  return { ...(tab ? { tab } : {}), ...(Number.isInteger(line) && line > 0 ? { line } : {}) };
}

interface BenchSearch {
  readonly claim?: string;
  readonly line?: string;
  readonly mine?: boolean;
  readonly centre?: string;
}

/** The line of the bench that is open: claim id and line id; `mine` and `centre` narrow the queue. */
export function readBenchSearch(search: Record<string, unknown>): BenchSearch {
  const [claim, line] = [text(search["claim"]), text(search["line"])];
  const mine = search["mine"] === true ? { mine: true } : {};
  return { ...(claim && line ? { claim, line } : {}), ...mine, ...readPick(search, "centre") };
}

/** The unit whose label is printed: its claim's number and its position there, from 1. */
export function readLabelSearch(search: Record<string, unknown>): { claim: string; line: number } {
  return { claim: text(search["claim"]) ?? "", line: Number(search["line"]) || 1 };
}

export const draftTabs = ["guide", "text", "try", "cases", "replay", "changes"] as const;
/** What the page of a policy's draft shows. */
export type DraftTab = (typeof draftTabs)[number];

/** The tab that a draft's page is opened at. */
export function readDraftSearch(search: Record<string, unknown>): { tab?: DraftTab } {
  const tab = draftTabs.find((name) => name === search["tab"]);
  return tab ? { tab } : {};
}

/** The words and the kind that the list of products is narrowed to. */
export function readProductsSearch(search: Record<string, unknown>): { q?: string; kind?: string } {
  return { ...readPick(search, "q"), ...readPick(search, "kind") };
}

/** One named text. */
export function readPick<Name extends string>(search: Record<string, unknown>, name: Name): { [N in Name]?: string } {
  return Object.fromEntries(pair(name, search[name])) as { [N in Name]?: string };
}

function pair(name: string, value: unknown): [string, string][] {
  const given = text(value);
  return given ? [[name, given]] : [];
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : typeof value === "number" ? String(value) : undefined;
}
