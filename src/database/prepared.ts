import { createHash } from "node:crypto";
import pg from "pg";

/** From which time on a statement is prepared: what is asked once (rows of an import, a migration's own) is not worth keeping. */
const worthwhile = 3;
/** How many different statements one pool prepares; each of its connections keeps them all, some tens of kilobytes each. */
const atMost = 400;

type Query = (config: unknown, values?: unknown, callback?: unknown) => unknown;

/**
 * The clients of one pool: statements that come again are prepared once in each connection, so that PostgreSQL parses, rewrites and plans
 * them no more. Half of the work of a short statement over several tables is planning it.
 */
export function preparingClient(): typeof pg.Client {
  const asked = new Map<string, number>();
  const names = new Map<string, string>();
  /** Counts up when the schema has changed under statements that were prepared before it did. */
  let generation = 0;

  function nameOf(text: string): string | undefined {
    const known = names.get(text);
    if (known || names.size >= atMost) return known && `${known}_${generation}`;
    const times = (asked.get(text) ?? 0) + 1;
    if (times < worthwhile) {
      if (asked.size >= 10 * atMost) asked.clear();
      asked.set(text, times);
      return undefined;
    }
    asked.delete(text);
    const name = createHash("sha256").update(text).digest("base64url").slice(0, 22);
    names.set(text, name);
    return `${name}_${generation}`;
  }

  return class PreparingClient extends pg.Client {
    static {
      const plain = pg.Client.prototype.query as Query;
      const prepared: Query = function (this: pg.Client, config, values, callback) {
        const name = typeof config === "string" && Array.isArray(values) && !callback ? nameOf(config) : undefined;
        if (!name) return plain.call(this, config, values, callback);
        return (plain.call(this, { name, text: config, values }) as Promise<unknown>).catch((error: unknown) => {
          if (isOutdated(error)) generation += 1;
          throw error;
        });
      };
      PreparingClient.prototype.query = prepared as typeof pg.Client.prototype.query;
    }
  };
}

/** Whether a prepared statement has other columns by now, since a newer program has migrated the database meanwhile. */
export function isOutdated(error: unknown): boolean {
  const { code, message } = error as { readonly code?: string; readonly message?: string };
  return code === "0A000" && /cached plan must not change result type/.test(message ?? "");
}
