import { type Day, dayAt } from "../../core/day.ts";
import type { Context } from "../context.ts";

/** The day it is for the seller. */
export function today({ now, seller }: Pick<Context, "now" | "seller">): Day {
  return dayAt(now, seller.timeZone);
}
