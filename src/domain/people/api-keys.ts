import type { StaffRole } from "../../core/actor.ts";
import { newId } from "../../core/id.ts";
import { compiledOnce } from "../../database/compiled.ts";
import type { Tx } from "../../database/transaction.ts";
import { hashSecret, isSecret, newSecret } from "./secrets.ts";

/** What a new key is for. */
export interface NewKey {
  readonly sellerId: string;
  readonly name: string;
  /** It acts with the rights of this role. */
  readonly role: StaffRole;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** Makes an API key of a seller. Returns the key as its user sends it; it cannot be read again. */
export async function createKey(tx: Tx, input: NewKey): Promise<string> {
  const id = newId<"key">(input.now);
  const secret = newSecret();
  await tx
    .insertInto("apiKey")
    .values({
      sellerId: input.sellerId,
      id,
      name: input.name,
      role: input.role,
      secretHash: hashSecret(secret),
      createdAt: new Date(input.now),
    })
    .execute();
  return `rk_${id.replaceAll("-", "")}_${secret}`;
}

/** A key that was shown and is right. */
export interface FoundKey {
  readonly id: string;
  readonly name: string;
  readonly role: StaffRole;
}

/** The key behind the text, in the transaction's seller; null where it is unknown, wrong or withdrawn. Notes its use. */
export async function findKey(tx: Tx, text: string, now: number): Promise<FoundKey | null> {
  const parts = /^rk_([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})_([\w-]{43})$/.exec(text);
  if (!parts) return null;
  const id = parts.slice(1, 6).join("-");
  const [key] = await keyRow(tx, id);
  if (!key || !isSecret(parts[6] as string, key.secretHash) || key.revokedAt) return null;
  // Once a minute is enough to tell that a key is in use, and spares a write on each request.
  if (!key.lastUsedAt || now - key.lastUsedAt.getTime() > 60_000) {
    await tx
      .updateTable("apiKey")
      .set({ lastUsedAt: new Date(now) })
      .where("id", "=", id)
      .execute();
  }
  return { id: key.id, name: key.name, role: key.role as StaffRole };
}

const keyRow = compiledOnce((tx: Tx, id: string) => tx.selectFrom("apiKey").selectAll().where("id", "=", id));
