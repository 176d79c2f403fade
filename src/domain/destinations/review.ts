import { sql } from "kysely";
import { isStaff } from "../../core/actor.ts";
import { readCursor, writeCursor } from "../../core/cursor.ts";
import { fieldFault } from "../../core/fault.ts";
import { isId, newId } from "../../core/id.ts";
import { Refusal } from "../../core/refusal.ts";
import type { Context } from "../context.ts";
import { permission, refuseIf } from "../events/index.ts";
import type { PostalAddress } from "../sellers/index.ts";
import { addressKey, findBar } from "./check.ts";
import { destinationListNow } from "./list.ts";
import { type DestinationRule, isLiftable } from "./rule.ts";

/** What a customer said about a destination, and what a person made of it. */
export interface ReviewRecord {
  readonly id: string;
  /** Barred: an address was refused, wrongly as they say. Banned: their country bans such goods (ZM-LEGAL). */
  readonly kind: "barred" | "banned";
  readonly customerId: string;
  readonly customer: string;
  readonly address: PostalAddress;
  readonly rule: DestinationRule | null;
  readonly listVersion: number;
  readonly note: string;
  readonly askedBy: string;
  readonly askedAt: Date;
  /** Null while it is open. */
  readonly outcome: "lifted" | "kept" | null;
  readonly reason: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
}

/** Puts an address before a person: one that is refused, or one where such goods are banned. Asked again, it is the same one. Returns its id. */
export async function askForReview(
  context: Context,
  input: { readonly kind: ReviewRecord["kind"]; readonly address: PostalAddress; readonly note: string },
): Promise<string> {
  const { tx, actor, now } = context;
  refuseIf(permission(context, "destination.ask"));
  const { customerId } = actor;
  if (!customerId) throw new Refusal("not_found");
  const bar = input.kind === "barred" ? await findBar(context, { address: input.address, customerId }) : null;
  if (input.kind === "barred" && (bar === null || bar === "unclear")) throw new Refusal("destination_open");
  const list = bar && bar !== "unclear" ? bar.list : await destinationListNow(context);
  const key = addressKey(input.address);
  const inserted = await tx
    .insertInto("destinationReview")
    .values({
      sellerId: actor.sellerId,
      id: newId<"destinationReview">(now),
      kind: input.kind,
      customerId,
      address: JSON.stringify(input.address),
      addressKey: key,
      rule: bar && bar !== "unclear" ? JSON.stringify(bar.rule) : null,
      listVersion: list.version,
      note: input.note,
      askedBy: actor.name,
      askedAt: new Date(now),
    })
    .onConflict((conflict) =>
      conflict
        .columns(["sellerId", "customerId", "kind", "addressKey"])
        .where("outcome", "is", null)
        .doUpdateSet({ note: input.note }),
    )
    .returning("id")
    .executeTakeFirstOrThrow();
  return inserted.id;
}

/**
 * A person confirms that an address is refused, or lifts it for this customer and address, with the reason. An embargo on a whole country
 * is nobody's to lift; a key is no person.
 */
export async function decideReview(
  context: Context,
  reviewId: string,
  input: { readonly outcome: "lifted" | "kept"; readonly reason: string },
): Promise<void> {
  const { tx, actor, now } = context;
  refuseIf(permission(context, "destination.review"));
  if (actor.kind !== "person") throw new Refusal("person_only");
  const review = await reviewFor(context, reviewId);
  const { rule } = review;
  if (input.outcome === "lifted" && rule && !isLiftable(rule))
    throw new Refusal("invalid_input", { fields: [fieldFault("/outcome", "embargo_stands")] });
  const changed = await tx
    .updateTable("destinationReview")
    .set({ ...input, decidedBy: actor.name, decidedById: actor.id, decidedAt: new Date(now) })
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", review.id)
    .where("outcome", "is", null)
    .executeTakeFirst();
  if (changed.numUpdatedRows > 0n) return;
  const { decidedBy } = await reviewFor(context, reviewId);
  throw new Refusal("changed_meanwhile", { values: { who: decidedBy ?? "–" } });
}

/** One page of the reviews, open ones or decided ones, newest first; a customer sees their own. */
export async function listReviews(
  context: Context,
  { open, cursor, limit }: { readonly open: boolean; readonly cursor?: string | undefined; readonly limit: number },
): Promise<{ items: ReviewRecord[]; next: string | null }> {
  const after = readCursor(cursor);
  const rows = await reviews(context)
    .where(sql<boolean>`(outcome is null) = ${open}`)
    .$if(after !== null, (list) => list.where(sql<boolean>`(asked_at, review.id) < (${after?.at}, ${after?.id})`))
    .orderBy("askedAt", "desc")
    .orderBy("review.id", "desc")
    .limit(limit + 1)
    .execute();
  const items = rows.slice(0, limit).map((row) => row as unknown as ReviewRecord);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last ? writeCursor({ at: last.askedAt, id: last.id }) : null };
}

async function reviewFor(context: Context, id: string): Promise<ReviewRecord> {
  const row = isId(id) ? await reviews(context).where("review.id", "=", id).executeTakeFirst() : undefined;
  if (!row) throw new Refusal("not_found");
  return row as unknown as ReviewRecord;
}

function reviews({ tx, actor }: Context) {
  return tx
    .selectFrom("destinationReview as review")
    .innerJoin("customer", (join) =>
      join.onRef("customer.sellerId", "=", "review.sellerId").onRef("customer.id", "=", "review.customerId"),
    )
    .select(["review.id", "review.kind", "customerId", "customer.name as customer", "address", "rule", "listVersion"])
    .select(["note", "askedBy", "askedAt", "outcome", "reason", "decidedBy", "decidedAt"])
    .where("review.sellerId", "=", actor.sellerId)
    .$if(!isStaff(actor), (list) => list.where("customerId", "=", actor.customerId ?? null));
}

/** How many addresses wait for a person. */
export async function countOpenReviews({ tx, actor }: Context): Promise<number> {
  const { count } = await tx
    .selectFrom("destinationReview")
    .select(({ fn }) => fn.countAll<string>().as("count"))
    .where("sellerId", "=", actor.sellerId)
    .where("outcome", "is", null)
    .executeTakeFirstOrThrow();
  return Number(count);
}
