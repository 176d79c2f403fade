import { fieldFault } from "../../core/fault.ts";
import { inEach, wordsIn } from "../../core/locale.ts";
import { Refusal } from "../../core/refusal.ts";
import type { Context } from "../context.ts";
import type { PostalAddress } from "../sellers/index.ts";
import { type DestinationList, destinationListNow } from "./list.ts";
import { barOf, type DestinationRule, isLiftable, nameKey } from "./rule.ts";

/** Why an address is not delivered to, and by which version of the list. */
interface Bar {
  readonly rule: DestinationRule;
  readonly list: DestinationList;
}

/** For whom and where to; `pointer` is the address's place in what was sent. */
interface Asked {
  readonly address: PostalAddress;
  readonly customerId: string;
  readonly pointer: string;
}

/**
 * Refuses an address that is not delivered to, with the reason and the version of the list that says so, unless a person looked at this
 * very address and lifted this very rule. Refuses, too, one whose postcode is needed to tell and is not there.
 */
export async function checkDestination(context: Context, asked: Asked): Promise<void> {
  const bar = await findBar(context, asked);
  if (bar === null) return;
  if (bar === "unclear")
    throw new Refusal("invalid_input", {
      fields: [fieldFault(`${asked.pointer}/postcode`, "postcode_for_destination")],
    });
  const { rule, list } = bar;
  throw new Refusal(isLiftable(rule) ? "destination_barred" : "destination_embargoed", {
    values: {
      why: inEach((locale) => wordsIn(rule.why, locale, context.seller.locale)),
      version: list.version,
      source: rule.source,
    },
  });
}

/** What bars an address for a customer; null where nothing does, or a person has lifted it. */
export async function findBar(
  context: Context,
  { address, customerId }: Pick<Asked, "address" | "customerId">,
): Promise<Bar | "unclear" | null> {
  const list = await destinationListNow(context);
  const rule = barOf(list.rules, address);
  if (rule === null || rule === "unclear") return rule;
  return (await isLifted(context, { address, customerId, rule })) ? null : { rule, list };
}

/** How two spellings of one address are told to be the same. */
export function addressKey({ country, region, city, postcode, lines }: PostalAddress): string {
  return [country, region, city, postcode, ...lines].map(nameKey).join("|");
}

/** What was said last of this address counts, and only as long as the rule is the one that was looked at. */
async function isLifted(
  { tx, actor }: Context,
  { address, customerId, rule }: Pick<Asked, "address" | "customerId"> & { readonly rule: DestinationRule },
): Promise<boolean> {
  const last = await tx
    .selectFrom("destinationReview")
    .select(["outcome", "rule"])
    .where("sellerId", "=", actor.sellerId)
    .where("customerId", "=", customerId)
    .where("addressKey", "=", addressKey(address))
    .where("kind", "=", "barred")
    .where("outcome", "is not", null)
    .orderBy("decidedAt", "desc")
    .limit(1)
    .executeTakeFirst();
  return last?.outcome === "lifted" && sameRule(last.rule as DestinationRule, rule);
}

function sameRule(one: DestinationRule, other: DestinationRule): boolean {
  const key = ({ country, regions, postcodes, embargo }: DestinationRule) =>
    JSON.stringify([country, regions, postcodes, embargo]);
  return key(one) === key(other);
}
