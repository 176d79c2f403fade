import type { Day } from "../../core/day.ts";
import type { Context } from "../context.ts";
import type { PackageRecord } from "./record.ts";

/** What was packed of an order, with the parcel that each became. */
export async function readPackages({ tx, actor }: Context, orderId: string): Promise<PackageRecord[]> {
  const rows = await tx
    .selectFrom("package")
    .leftJoin("parcel", (on) =>
      on.onRef("parcel.sellerId", "=", "package.sellerId").onRef("parcel.id", "=", "parcelId"),
    )
    .select(["package.id", "position", "tamperMark", "packedBy", "packedAt"])
    .select(["parcelId", "carrier", "tracking", "shippedOn", "arrivedOn"])
    .where("package.sellerId", "=", actor.sellerId)
    .where("package.orderId", "=", orderId)
    .orderBy("position")
    .execute();
  if (rows.length === 0) return [];
  const lines = await tx
    .selectFrom("packageLine")
    .select(["packageId", "orderLineId", "quantity", "serials"])
    .where("sellerId", "=", actor.sellerId)
    .where(
      "packageId",
      "in",
      rows.map(({ id }) => id),
    )
    .orderBy("orderLineId")
    .execute();
  const byPackage = Map.groupBy(lines, ({ packageId }) => packageId);
  return rows.map(({ parcelId, carrier, tracking, shippedOn, arrivedOn, ...row }) => ({
    ...row,
    lines: (byPackage.get(row.id) ?? []).map(({ orderLineId: lineId, quantity, serials }) => ({
      lineId,
      quantity,
      serials,
    })),
    parcel:
      parcelId && carrier !== null && tracking !== null
        ? { id: parcelId, carrier, tracking, shippedOn: shippedOn as Day, arrivedOn: arrivedOn as Day | null }
        : null,
  }));
}
