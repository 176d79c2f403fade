import { isStaff } from "../core/actor.ts";
import { type Day, dayAt } from "../core/day.ts";
import type { Locale } from "../core/locale.ts";
import type { Context } from "../domain/context.ts";

/** For whom an answer is written: in which language, as of which day, and whether they are of the seller's house. */
export interface Reader {
  readonly context: Context;
  readonly locale: Locale;
  /** Today in the seller's zone. */
  readonly today: Day;
  /** Staff see notes among themselves and work that is not told yet; customers and guests do not. */
  readonly inside: boolean;
}

/** The actor of a request as the reader of its answer. */
export function readerOf(context: Context): Reader {
  const { actor, now, seller } = context;
  return { context, locale: actor.locale, today: dayAt(now, seller.timeZone), inside: isStaff(actor) };
}

/** The day of an instant in the seller's zone. */
export function dayOf({ context }: Reader, at: Date): Day {
  return dayAt(at.getTime(), context.seller.timeZone);
}
