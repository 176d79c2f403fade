import type { Role } from "../../core/actor.ts";
import { fieldFault } from "../../core/fault.ts";
import { numberFormat } from "../../core/formats.ts";
import { inEach, type Locale, localeTags, type Text } from "../../core/locale.ts";
import { type Money, minorDigits } from "../../core/money.ts";
import { Refusal } from "../../core/refusal.ts";
import { roleWord } from "../../core/role-words.ts";
import type { RemedyKind } from "../../policy/index.ts";
import type { OverrideRecord } from "../claims/index.ts";
import type { Context } from "../context.ts";
import { remedyWords } from "../inspection/index.ts";

/** How far somebody's goodwill goes: what they may give, and the most of a refund (null: any). */
export interface Goodwill {
  readonly remedies: readonly RemedyKind[];
  readonly refund: Money | null;
}

interface Limit {
  readonly remedies: readonly RemedyKind[];
  /** The most of a refund in minor units of the seller's currency; null: any amount in any currency. */
  readonly refund: number | null;
}

/** How far each role's goodwill goes; a role that is not here has none. */
const limits: Readonly<Partial<Record<Role, Limit>>> = {
  support: { remedies: ["repair", "spare_part", "refund", "return_unrepaired", "none"], refund: 20_000 },
  administrator: {
    remedies: ["repair", "replace", "reissue", "refund", "spare_part", "return_unrepaired", "none"],
    refund: null,
  },
};

/** What this actor may give as goodwill; null where their role gives none. */
export function goodwillOf({ actor, seller }: Pick<Context, "actor" | "seller">): Goodwill | null {
  const limit = limits[actor.role];
  if (!limit) return null;
  const { remedies, refund } = limit;
  return { remedies, refund: refund === null ? null : { amount: refund, currency: seller.currency } };
}

/** Refuses what is more than the actor may give, saying how far they may go, and a refund that names no amount. */
export function refuseBeyond(context: Pick<Context, "actor" | "seller">, remedy: OverrideRecord["remedy"]): void {
  const goodwill = goodwillOf(context);
  const { kind, amount } = remedy;
  if (kind === "refund" && !amount?.amount)
    throw new Refusal("invalid_input", { fields: [fieldFault("/remedy/amount", "required")] });
  const most = goodwill?.refund;
  const tooMuch = kind === "refund" && most && (amount?.currency !== most.currency || amount.amount > most.amount);
  if (goodwill?.remedies.includes(kind) && !tooMuch) return;
  const values = { role: roleWord(context.actor.role), limit: limitWords(goodwill) };
  throw new Refusal("beyond_limit", { values });
}

/** `repair, spare part, refund up to EUR 200.00` */
function limitWords(goodwill: Goodwill | null): Text {
  return inEach((locale) => {
    const given = (goodwill?.remedies ?? []).filter((kind) => kind !== "none");
    const words = given.map((kind) => {
      const most = kind === "refund" ? goodwill?.refund : null;
      return remedyWords[kind][locale] + (most ? upTo[locale](moneyWords(most, locale)) : "");
    });
    return words.join(locale === "zh" ? "、" : ", ") || remedyWords.none[locale];
  });
}

const upTo: Readonly<Record<Locale, (amount: string) => string>> = {
  en: (amount) => ` up to ${amount}`,
  es: (amount) => ` de hasta ${amount}`,
  zh: (amount) => `（不超过 ${amount}）`,
};

function moneyWords({ amount, currency }: Money, locale: Locale): string {
  const style = { style: "currency", currency, currencyDisplay: "code" } as const;
  return numberFormat(localeTags[locale], style)
    .format(amount / 10 ** minorDigits(currency))
    .replaceAll("\u00a0", " ");
}
