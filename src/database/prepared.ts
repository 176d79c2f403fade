import { createHash } from "node:crypto";
import type { Writable } from "node:stream";
import pg from "pg";

/** From which time on a statement is prepared: what is asked once (rows of an import, a migration's own) is not worth keeping. */
const worthwhile = 3;
/** How many different statements one pool prepares; each of its connections keeps them all, some tens of kilobytes each. */
const atMost = 400;

/** A query on its way; pg's types leave out who is told of its end. */
type Asked = pg.Query & { name: string; callback?: (error: unknown, result: unknown) => void };
type Query = (config: unknown, values?: unknown, callback?: unknown) => unknown;
type Answered = { readonly command: string; readonly rowCount: null; readonly rows: readonly never[] };

/** One word, which needs no plan. */
const control = /^(?:begin|commit|rollback|start transaction)\b/;
/** What stands at the head of a transaction and answers nothing: it is sent together with the first statement that does. */
const opening = /^(?:begin$|start transaction |select set_config\('recourse\.)/;
const opened: Answered = { command: "BEGIN", rowCount: null, rows: [] };

/**
 * The clients of one pool: statements that come again are prepared once in each connection, so that PostgreSQL parses, rewrites and plans
 * them no more. Half of the work of a short statement over several tables is planning it. What only opens a transaction waits for the first
 * statement that is answered, which spares two ways there and back in each transaction; the pool must be made with `pipeline`.
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

  const plain = pg.Client.prototype.query as Query;
  const ask = (client: pg.Client, text: string, values: unknown[]): Promise<unknown> => {
    const name = control.test(text) ? undefined : nameOf(text);
    if (!name) return plain.call(client, text, values) as Promise<unknown>;
    // Given as a query of its own, since what is given as plain settings is copied property by property.
    const query: Asked = Object.assign(new pg.Query(text, values), { name });
    return new Promise((resolve, reject) => {
      query.callback = (error, result) => {
        if (isOutdated(error)) generation += 1;
        if (error) reject(error);
        else resolve(result);
      };
      plain.call(client, query);
    });
  };

  return class PreparingClient extends pg.Client {
    /** The opening of a transaction that nothing was asked in yet. */
    #held: (readonly [text: string, values: unknown[]])[] = [];

    static {
      const prepared: Query = function (this: PreparingClient, config, values, callback) {
        if (typeof config !== "string" || !Array.isArray(values) || callback)
          return plain.call(this, config, values, callback);
        if (opening.test(config)) {
          this.#held.push([config, values]);
          return Promise.resolve(opened);
        }
        if (this.#held.length === 0) return ask(this, config, values);
        const { stream } = (this as unknown as { readonly connection: { readonly stream: Writable } }).connection;
        stream.cork();
        const answers = [...this.#held, [config, values] as const].map(([text, given]) => ask(this, text, given));
        stream.uncork();
        this.#held = [];
        return Promise.all(answers).then((all) => all.at(-1));
      };
      PreparingClient.prototype.query = prepared as typeof pg.Client.prototype.query;
    }
  };
}

/** Whether a prepared statement has other columns by now, since a newer program has migrated the database meanwhile. */
export function isOutdated(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { readonly code?: string; readonly message?: string };
  return code === "0A000" && /cached plan must not change result type/.test(message ?? "");
}
