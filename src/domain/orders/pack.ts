import { fieldFault } from "../../core/fault.ts";
import { newId } from "../../core/id.ts";
import { type FieldFault, Refusal } from "../../core/refusal.ts";
import { serialKey } from "../../core/serial.ts";
import type { Context } from "../context.ts";
import { noteEvent, type Onlooker, permission, refuseIf, standing } from "../events/index.ts";
import { houseClause } from "../policies/index.ts";
import { titleIn } from "../products/index.ts";
import { orderLifecycle } from "./lifecycle.ts";
import { orderForChange } from "./read.ts";
import type { OrderLine, OrderRecord, PackageRecord } from "./record.ts";

type Look = Onlooker & Pick<Context, "policies">;

/** What goes into one parcel. */
export interface PackOrder {
  /** What the seal on the goods says: it must be whole when they arrive. */
  readonly tamperMark: string;
  readonly lines: readonly {
    readonly lineId: string;
    readonly quantity: number;
    readonly serials: readonly string[];
  }[];
}

/** Whether the order may be packed: its payment is confirmed (ZM-5, ZM-6). */
export function packOrderGuard(onlooker: Look, order: OrderRecord): Refusal | null {
  const unpaid = order.status === "awaiting_payment" || order.status === "submitted";
  const cited = houseClause(onlooker, unpaid ? "order_paid" : "order_confirmed");
  return permission(onlooker, "order.pack") ?? standing(onlooker, orderLifecycle, "ship", order, cited);
}

/** Seals a parcel: which pieces of which lines, machines by their serial numbers. Its photos follow (ZM-EVIDENCE). Returns the package's id. */
export async function packOrder(context: Context, orderId: string, input: PackOrder): Promise<string> {
  const { tx, actor, now } = context;
  const order = await orderForChange(context, orderId);
  refuseIf(packOrderGuard(context, order));
  const fields = [...input.lines.entries()].flatMap(([at, line]) => faultsOf(order, input, { at, line }));
  if (fields.length > 0) throw new Refusal("invalid_input", { fields });
  for (const { lineId } of input.lines) refuseIf(untested(context, order, lineId));
  await refuseSold(context, order, input);
  const id = newId<"package">(now);
  const position = Math.max(0, ...order.packages.map((each) => each.position)) + 1;
  const { tamperMark } = input;
  await tx
    .insertInto("package")
    .values({
      sellerId: actor.sellerId,
      id,
      orderId,
      position,
      tamperMark,
      packedBy: actor.name,
      packedAt: new Date(now),
    })
    .execute();
  await tx
    .insertInto("packageLine")
    .values(
      input.lines.map(({ lineId, quantity, serials }) => ({
        sellerId: actor.sellerId,
        packageId: id,
        orderLineId: lineId,
        quantity,
        serials: serials.map((serial) => serial.trim()),
      })),
    )
    .execute();
  const { clauses = [] } = houseClause(context, "packing_evidence");
  await noteEvent(context, { orderId, clauses }, "order.packed", {
    packageId: id,
    position,
    tamperMark,
    lines: input.lines,
  });
  return id;
}

/** Opens a parcel again that has not left: what was in it is to be packed anew. Returns the order's id. */
export async function unpackOrder(context: Context, orderId: string, packageId: string): Promise<string> {
  const order = await orderForChange(context, orderId);
  refuseIf(packOrderGuard(context, order));
  const packed = order.packages.find(({ id, parcel }) => id === packageId && !parcel);
  if (!packed) throw new Refusal("not_found");
  return openPackage(context, orderId, packed);
}

/** Opens a sealed parcel. Returns the order's id. */
export async function openPackage(
  context: Context,
  orderId: string,
  { id: packageId, position }: Pick<PackageRecord, "id" | "position">,
): Promise<string> {
  const { tx, actor } = context;
  // Photos of it stay with the order: they show what was in it before.
  await tx
    .updateTable("attachment")
    .set({ packageId: null, purpose: "message" })
    .where("sellerId", "=", actor.sellerId)
    .where("packageId", "=", packageId)
    .execute();
  await tx.deleteFrom("package").where("sellerId", "=", actor.sellerId).where("id", "=", packageId).execute();
  await noteEvent(context, { orderId }, "order.unpacked", { packageId, position });
  return orderId;
}

function faultsOf(
  order: OrderRecord,
  input: PackOrder,
  { at, line }: { readonly at: number; readonly line: PackOrder["lines"][number] },
): FieldFault[] {
  const own = order.lines.find(({ id }) => id === line.lineId);
  const twice = input.lines.findIndex(({ lineId }) => lineId === line.lineId) < at;
  if (!own || twice) return [fieldFault(`/lines/${at}/lineId`, "not_in_this_order")];
  const left = stillSent(own) - packedOf(order, own.id);
  if (line.quantity > left) return [fieldFault(`/lines/${at}/quantity`, "packed_already", { left })];
  const keys = line.serials.map(serialKey);
  const wanted = own.product.modelId ? line.quantity : 0;
  if (keys.length !== wanted || keys.some((key) => key === ""))
    return [fieldFault(`/lines/${at}/serials`, "serial_each", { count: wanted })];
  const all = [...order.packages.flatMap((each) => each.lines), ...input.lines].flatMap(({ serials }) =>
    serials.map(serialKey),
  );
  return keys.flatMap((key, index) =>
    all.filter((each) => each === key).length > 1
      ? fieldFault(`/lines/${at}/serials/${index}`, "twice", { value: line.serials[index] ?? "" })
      : [],
  );
}

/** Pieces of a line that are to be sent: all but those that were called off. */
export function stillSent({ quantity, calledOff }: Pick<OrderLine, "quantity" | "calledOff">): number {
  return quantity - calledOff;
}

/** Pieces of a line that lie in a parcel. */
export function packedOf({ packages }: Pick<OrderRecord, "packages">, lineId: string): number {
  return packages
    .flatMap(({ lines }) => lines)
    .reduce((sum, line) => sum + (line.lineId === lineId ? line.quantity : 0), 0);
}

function untested(look: Look, order: OrderRecord, lineId: string): Refusal | null {
  const line = order.lines.find(({ id }) => id === lineId);
  if (!line?.testNeeded || line.testedAt) return null;
  const title = titleIn(line.title, look.actor.locale, look.seller);
  return new Refusal("test_first", { ...houseClause(look, "ship_test"), values: { title } });
}

/** A machine that somebody has bought already is not sold twice. */
async function refuseSold({ tx, actor }: Context, order: OrderRecord, { lines }: PackOrder): Promise<void> {
  const keys = lines.flatMap(({ serials }) => serials.map(serialKey));
  if (keys.length === 0) return;
  const sold = await tx
    .selectFrom("unit")
    .select("serial")
    .where("sellerId", "=", actor.sellerId)
    .where("serialKey", "in", keys)
    .where((unit) =>
      unit.or([
        unit("buyerEmail", "is not", null),
        unit("shippedOn", "is not", null),
        unit("orderNumber", "is not", null),
      ]),
    )
    .where((unit) => unit("orderNumber", "is distinct from", order.number))
    .executeTakeFirst();
  if (sold) throw new Refusal("serial_sold", { values: { serial: sold.serial } });
}
