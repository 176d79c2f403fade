import { readFileSync, statSync } from "node:fs";

/** One statement as the server was asked it, its parameters written out. */
export interface Statement {
  readonly pid: string;
  readonly sql: string;
}

/** Where a log ends now. */
export function logEnd(path: string): number {
  return statSync(path).size;
}

/**
 * The statements that PostgreSQL logged between two places (log_statement = all, log_line_prefix = '<%p> '), parameters put in. Only whole
 * transactions in a seller's scope are kept, in the order of their ends: what jobs and clocks do meanwhile is not part of filing.
 */
export function recordedBetween(path: string, from: number, to: number): Statement[] {
  const open = new Map<string, Statement[]>();
  const kept: Statement[] = [];
  for (const { pid, sql } of statementsIn(readFileSync(path).subarray(from, to).toString())) {
    if (/^(begin|start transaction)/i.test(sql)) open.set(pid, []);
    const transaction = open.get(pid);
    transaction?.push({ pid, sql });
    if (!/^(commit|rollback)/i.test(sql)) continue;
    if (transaction?.some((each) => each.sql.includes("recourse.seller"))) kept.push(...transaction);
    open.delete(pid);
  }
  return kept;
}

function statementsIn(log: string): Statement[] {
  const found: { pid: string; sql: string; parameters: string }[] = [];
  for (const entry of log.split(/^(?=<\d+> )/m)) {
    const [, pid = "", kind = "", text = ""] =
      /^<(\d+)> (LOG: {2}(?:statement|execute [^:]*)|DETAIL): {2,}?([\s\S]*?)\n?$/.exec(entry) ??
      /^<(\d+)> (LOG: {2}(?:statement|execute [^:]*)|DETAIL):\s+([\s\S]*?)\n?$/.exec(entry) ??
      [];
    if (kind.startsWith("LOG")) found.push({ pid, sql: text.trim(), parameters: "" });
    else if (kind === "DETAIL" && /^Parameters: /i.test(text)) {
      const last = found.findLast((each) => each.pid === pid);
      if (last) last.parameters = text;
    }
  }
  return found.map(({ pid, sql, parameters }) => ({ pid, sql: filled(sql, parameters) }));
}

/** The statement with `$n` replaced by the literal that was sent. */
function filled(sql: string, parameters: string): string {
  const values = new Map<string, string>();
  for (const [, n = "", value = ""] of parameters.matchAll(/\$(\d+) = ('(?:[^']|'')*'|NULL)/g)) values.set(n, value);
  return sql.replaceAll(/\$(\d+)/g, (whole, n: string) => values.get(n) ?? whole);
}
