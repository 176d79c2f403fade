import { fieldFault } from "../../core/fault.ts";
import { isId, newId } from "../../core/id.ts";
import { Refusal } from "../../core/refusal.ts";
import { serialKey } from "../../core/serial.ts";
import type { Context } from "../context.ts";

/** A board, a supply or another part that is a unit of a unit. */
export interface ComponentRecord {
  readonly id: string;
  readonly serial: string;
  /** Its name within the machine, such as "Hash board 1". */
  readonly place: string;
  readonly category: string;
}

/** A component to write down. */
export interface NewComponent {
  readonly serial: string;
  readonly place: string;
  readonly category: "hash_board" | "control_board" | "power_supply" | "accessory";
}

/** What a unit was shipped with, by place. */
export async function componentsOf({ tx, actor }: Context, unitId: string): Promise<ComponentRecord[]> {
  const rows = await tx
    .selectFrom("unit as c")
    .innerJoin("model as m", (on) => on.onRef("m.sellerId", "=", "c.sellerId").onRef("m.id", "=", "c.modelId"))
    .select(["c.id", "c.serial", "c.place", "m.category"])
    .where("c.sellerId", "=", actor.sellerId)
    .where("c.parentId", "=", unitId)
    .orderBy("c.place")
    .orderBy("c.serialKey")
    .execute();
  return rows.map(({ place, ...row }) => ({ ...row, place: place ?? "" }));
}

/**
 * Writes down what a unit was shipped with. Each component is a unit of its own, under its machine's policy and with its
 * machine's days; a serial that is known as something else is refused. Those it had and that are left out stay.
 */
export async function addComponents(context: Context, unitId: string, parts: readonly NewComponent[]): Promise<void> {
  const { tx, actor, now } = context;
  const machine =
    isId(unitId) &&
    (await tx
      .selectFrom("unit as u")
      .innerJoin("model as m", (on) => on.onRef("m.sellerId", "=", "u.sellerId").onRef("m.id", "=", "u.modelId"))
      .select(["u.id", "u.releasedOn", "u.shippedOn", "u.deliveredOn", "u.invoiceOn", "u.buyerEmail", "u.buyerName"])
      .select([
        "u.orderNumber",
        "u.channel",
        "u.warehouse",
        "u.parentId",
        "m.manufacturer",
        "m.name as model",
        "m.policy",
      ])
      .where("u.sellerId", "=", actor.sellerId)
      .where("u.id", "=", unitId)
      .executeTakeFirst());
  if (!machine || machine.parentId) throw new Refusal("not_found");
  const { id: parentId, manufacturer, model, policy, parentId: _, ...shipment } = machine;
  const modelIds = new Map<string, string>();
  for (const category of new Set(parts.map((part) => part.category))) {
    const name = `${model} ${category.replace("_", " ")}`;
    modelIds.set(category, await modelOf(context, { manufacturer, name, category, policy }));
  }
  const stamp = new Date(now);
  const made = await tx
    .insertInto("unit")
    .values(
      parts.map(({ serial, place, category }) => ({
        ...shipment,
        sellerId: actor.sellerId,
        id: newId<"unit">(now),
        serial: serial.trim(),
        serialKey: serialKey(serial),
        modelId: modelIds.get(category) ?? "",
        parentId,
        place,
        createdAt: stamp,
        updatedAt: stamp,
      })),
    )
    .onConflict((conflict) => conflict.columns(["sellerId", "serialKey"]).doNothing())
    .returning("serial")
    .execute();
  const written = made.map(({ serial }) => serial);
  const taken = parts.flatMap(({ serial }, at) => {
    // A serial that stands twice is written once; the second is the one that is taken.
    const found = written.indexOf(serial.trim());
    if (found < 0) return [fieldFault(`/components/${at}/serial`, "taken", { value: serial })];
    written.splice(found, 1);
    return [];
  });
  if (taken.length > 0) throw new Refusal("invalid_input", { fields: taken });
}

/**
 * Boards that a repair put into a unit stand in the record for those they took the place of, with the same place, model and days: the period
 * goes on. One that is on record in another machine stays there.
 */
export async function fitComponents(
  { tx, actor, now }: Context,
  unitId: string,
  parts: readonly { readonly serialOut: string; readonly serialIn: string }[],
): Promise<void> {
  const stamp = new Date(now);
  for (const { serialOut, serialIn } of parts) {
    const [out, fitted] = [serialKey(serialOut), serialKey(serialIn)];
    if (out === "" || fitted === "" || out === fitted) continue;
    const old = await tx
      .selectFrom("unit")
      .select([
        "id",
        "modelId",
        "place",
        "releasedOn",
        "shippedOn",
        "deliveredOn",
        "invoiceOn",
        "buyerEmail",
        "buyerName",
      ])
      .select(["orderNumber", "channel", "warehouse"])
      .where("sellerId", "=", actor.sellerId)
      .where("parentId", "=", unitId)
      .where("serialKey", "=", out)
      .executeTakeFirst();
    if (!old) continue;
    const { id: oldId, ...record } = old;
    const put = await tx
      .insertInto("unit")
      .values({
        ...record,
        sellerId: actor.sellerId,
        id: newId<"unit">(now),
        serial: serialIn.trim(),
        serialKey: fitted,
        parentId: unitId,
        createdAt: stamp,
        updatedAt: stamp,
      })
      .onConflict((conflict) =>
        conflict
          .columns(["sellerId", "serialKey"])
          .doUpdateSet({ parentId: unitId, place: record.place, updatedAt: stamp })
          .where("unit.parentId", "is", null)
          .where("unit.id", "<>", unitId),
      )
      .returning("id")
      .executeTakeFirst();
    if (!put) continue;
    await tx
      .updateTable("unit")
      .set((eb) => ({
        parentId: null,
        place: null,
        replacedById: put.id,
        updatedAt: stamp,
        version: eb("version", "+", 1),
      }))
      .where("sellerId", "=", actor.sellerId)
      .where("id", "=", oldId)
      .execute();
  }
}

async function modelOf(
  { tx, actor, now }: Context,
  model: Readonly<Record<"manufacturer" | "name" | "category" | "policy", string>>,
): Promise<string> {
  const known = await tx
    .selectFrom("model")
    .select("id")
    .where("sellerId", "=", actor.sellerId)
    .where("manufacturer", "=", model.manufacturer)
    .where("name", "=", model.name)
    .executeTakeFirst();
  if (known) return known.id;
  const id = newId<"model">(now);
  await tx
    .insertInto("model")
    .values({ sellerId: actor.sellerId, id, ...model, createdAt: new Date(now) })
    .execute();
  return id;
}
