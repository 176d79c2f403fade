import { createHash } from "node:crypto";
import type { Actor } from "../core/actor.ts";
import { Refusal } from "../core/refusal.ts";
import type { Tx } from "../database/transaction.ts";
import { fault } from "./fields.ts";

/** One try of a request that may be sent again: whose, under which key, and a hash of what it asks. */
export interface Attempt {
  readonly sellerId: string;
  readonly actor: string;
  readonly key: string;
  readonly requestHash: string;
}

/** What the first request of a key was answered with. */
export interface Remembered {
  readonly status: number;
  readonly answer: unknown;
}

/** Thrown inside a transaction whose key has an answer already: the work is left, the earlier answer is given. */
export class AnsweredBefore extends Error {
  readonly remembered: Remembered;
  constructor(remembered: Remembered) {
    super("answered before");
    this.remembered = remembered;
  }
}

/** The attempt that a request makes; null where it carries no Idempotency-Key. */
export function attemptOf(actor: Actor, header: string | string[] | undefined, asked: unknown): Attempt | null {
  if (header === undefined) return null;
  if (typeof header !== "string" || !/^[\x21-\x7e]{1,200}$/.test(header)) {
    throw new Refusal("invalid_input", { fields: [fault("/headers/idempotency-key", "not_a_key", keyShape)] });
  }
  return {
    sellerId: actor.sellerId,
    actor: `${actor.kind}:${actor.id ?? actor.claimId ?? ""}`,
    key: header,
    requestHash: createHash("sha256").update(JSON.stringify(asked)).digest("hex"),
  };
}

/** What the key was answered with; null where nothing is. Refuses a key that was used for another request. */
export async function earlierAnswer(tx: Tx, attempt: Attempt): Promise<Remembered | null> {
  const row = await tx
    .selectFrom("idempotency")
    .select(["requestHash", "status", "answer"])
    .where("sellerId", "=", attempt.sellerId)
    .where("actor", "=", attempt.actor)
    .where("key", "=", attempt.key)
    .executeTakeFirst();
  if (!row) return null;
  if (row.requestHash !== attempt.requestHash) throw new Refusal("key_reused");
  return { status: row.status as number, answer: row.answer };
}

/**
 * Takes the key for this transaction. While another one with it is at work, waits for its end; where that one kept an
 * answer, throws `AnsweredBefore`.
 */
export async function takeKey(tx: Tx, attempt: Attempt, now: number): Promise<void> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("idempotency")
    .values({ ...attempt, createdAt: new Date(now) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows === 1n) return;
  const remembered = await earlierAnswer(tx, attempt);
  if (!remembered) throw new Refusal("unavailable");
  throw new AnsweredBefore(remembered);
}

/** Keeps the answer, written as JSON, in the same transaction as the effect it tells of. */
export async function keepAnswer(
  tx: Tx,
  attempt: Attempt,
  { status, text }: { readonly status: number; readonly text: string },
): Promise<void> {
  await tx
    .updateTable("idempotency")
    .set({ status, answer: text })
    .where("sellerId", "=", attempt.sellerId)
    .where("actor", "=", attempt.actor)
    .where("key", "=", attempt.key)
    .execute();
}

const keyShape = {
  en: "Must be 1 to 200 visible ASCII characters.",
  es: "Debe tener de 1 a 200 caracteres ASCII visibles.",
  zh: "必须为 1 至 200 个可见 ASCII 字符。",
} as const;
