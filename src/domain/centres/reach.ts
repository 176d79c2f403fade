import { isId } from "../../core/id.ts";
import { Refusal } from "../../core/refusal.ts";
import type { Context } from "../context.ts";

/** Refuses with `not_found` what is no centre, and to a centre's own people another than theirs. */
export function refuseForeignCentre({ actor }: Pick<Context, "actor">, centreId: string): void {
  if (!isId(centreId) || (actor.role === "centre_member" && actor.centreId !== centreId))
    throw new Refusal("not_found");
}
