import type { Locale } from "../../core/locale.ts";
import type { DecideOptions } from "../../policy/index.ts";
import type { SellerSettings } from "../context.ts";

/** What of a seller goes into a decision; it is stored with each, so that it can be made again to the same bytes. */
export function decideSettings(
  { calendar, timeZone, withoutRegimes }: Pick<SellerSettings, "calendar" | "timeZone" | "withoutRegimes">,
  locale: Locale,
): DecideOptions & { readonly timeZone: string } {
  return { locale, calendar, timeZone, ...(Object.keys(withoutRegimes).length > 0 && { withoutRegimes }) };
}
