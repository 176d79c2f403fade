import { fieldFault } from "../../core/fault.ts";
import { isId, newId } from "../../core/id.ts";
import { Refusal } from "../../core/refusal.ts";
import type { Context } from "../context.ts";

/** Filters of the list of claims under a name. */
export interface SavedView {
  readonly id: string;
  readonly name: string;
  /** As the page's address carries them. */
  readonly filters: Readonly<Record<string, string>>;
  readonly shared: boolean;
  /** Whether it is the reader's own; others' shared ones can be used and not removed. */
  readonly own: boolean;
}

export type NewView = Pick<SavedView, "name" | "filters" | "shared">;

/** The reader's views and those shared with all staff, by name. */
export async function listViews({ tx, actor }: Context): Promise<SavedView[]> {
  const rows = await tx
    .selectFrom("savedView")
    .selectAll()
    .where("sellerId", "=", actor.sellerId)
    .where((eb) => eb.or([eb("personId", "=", personOf(actor.id)), eb("shared", "=", true)]))
    .orderBy("name")
    .orderBy("id")
    .execute();
  return rows.map(({ id, name, filters, shared, personId }) => ({
    id,
    name,
    filters: filters as Record<string, string>,
    shared,
    own: personId === actor.id,
  }));
}

/** Keeps filters under a name; a name that the reader has already gets the new filters. Returns its id. */
export async function saveView({ tx, actor, now }: Context, input: NewView): Promise<string> {
  if (actor.kind !== "person") throw new Refusal("sign_in_first");
  const filters = JSON.stringify(input.filters);
  const count = await tx
    .selectFrom("savedView")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("sellerId", "=", actor.sellerId)
    .where("personId", "=", personOf(actor.id))
    .executeTakeFirstOrThrow();
  if (count.count >= atMost)
    throw new Refusal("invalid_input", { fields: [fieldFault("/name", "too_many", { atMost })] });
  const { id } = await tx
    .insertInto("savedView")
    .values({
      sellerId: actor.sellerId,
      id: newId<"savedView">(now),
      page: "claims",
      name: input.name,
      filters,
      personId: personOf(actor.id),
      shared: input.shared,
      createdAt: new Date(now),
    })
    .onConflict((conflict) =>
      conflict.columns(["sellerId", "personId", "page", "name"]).doUpdateSet({ filters, shared: input.shared }),
    )
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** Forgets a view of the reader's own. */
export async function removeView({ tx, actor }: Context, viewId: string): Promise<void> {
  const { numDeletedRows } = isId(viewId)
    ? await tx
        .deleteFrom("savedView")
        .where("sellerId", "=", actor.sellerId)
        .where("personId", "=", personOf(actor.id))
        .where("id", "=", viewId)
        .executeTakeFirst()
    : { numDeletedRows: 0n };
  if (numDeletedRows === 0n) throw new Refusal("not_found");
}

const atMost = 50;

/** An id that nobody has stands for keys, which keep no views. */
function personOf(id: string | null): string {
  return id ?? "00000000-0000-0000-0000-000000000000";
}
