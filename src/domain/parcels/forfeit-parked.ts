import { addDays, type Day, dayAt } from "../../core/day.ts";
import { dayInWords } from "../../core/formats.ts";
import { Refusal } from "../../core/refusal.ts";
import { heldClocks } from "../../policy/index.ts";
import type { Context } from "../context.ts";
import { permission, refuseIf } from "../events/index.ts";
import { today } from "../policies/index.ts";
import { lockParked } from "./lock-parked.ts";

/** When a parcel that came without a claim need not be returned any more, and by which clause. */
export interface ParkedForfeiture {
  readonly dueOn: Day;
  readonly clause: string;
}

type Look = Pick<Context, "seller" | "policies">;

/** The last day for a parcel without a claim, by the first of the seller's policies that names one (WM-4.3.3, JM-6); null: it is kept. */
export function parkedForfeiture({ seller, policies }: Look, parkedAt: Date): ParkedForfeiture | null {
  const on = dayAt(parkedAt.getTime(), seller.timeZone);
  for (const id of seller.policies) {
    const policy = policies.find(id);
    if (!policy?.deadlines.some(({ name }) => name === "forfeiture")) continue;
    const rule = heldClocks(policy, { pack: { returnRefused: true } }, on).clocks.find(
      ({ name }) => name === "forfeiture",
    );
    if (rule && "days" in rule.length) return { dueOn: addDays(on, rule.length.days), clause: rule.clause };
  }
  return null;
}

/** Whether a person may confirm now that the parcel is not returned any more: after its last day, and only where a clause says so. */
export function forfeitParkedGuard(
  context: Look & Pick<Context, "actor" | "now">,
  { parkedAt }: { readonly parkedAt: Date },
): Refusal | null {
  const refusal = permission(context, "parcel.forfeit");
  if (refusal) return refusal;
  const due = parkedForfeiture(context, parkedAt);
  if (!due) return new Refusal("no_forfeiture");
  if (due.dueOn < today(context)) return null;
  return new Refusal("forfeiture_not_due", { clauses: [due.clause], values: { on: dayInWords(due.dueOn) } });
}

/** A person confirms that a parcel nobody claimed in time is not returned any more; who and why stay on record. */
export async function forfeitParked(
  context: Context,
  parcelId: string,
  { reason }: { readonly reason: string },
): Promise<void> {
  const { tx, actor, now } = context;
  const parcel = await lockParked(context, parcelId);
  refuseIf(forfeitParkedGuard(context, parcel));
  await tx
    .updateTable("parkedParcel")
    .set({
      turnedAwayFor: "forfeited",
      forfeitReason: reason,
      clause: parkedForfeiture(context, parcel.parkedAt)?.clause ?? null,
      turnedAwayBy: actor.name,
      turnedAwayAt: new Date(now),
    })
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", parcelId)
    .execute();
}
