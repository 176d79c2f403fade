/** The languages that every text of the product exists in. */
export const locales = ["en", "es", "zh"] as const;
export type Locale = (typeof locales)[number];

/** What Intl calls each language; English is written the international way, day before month. */
export const localeTags: Readonly<Record<Locale, string>> = { en: "en-GB", es: "es", zh: "zh-CN" };

/** One text in every language; a missing language is a type error. */
export type Text = Readonly<Record<Locale, string>>;

/** Words that a seller wrote in some of the languages. */
export type SellerWords = { readonly [Each in Locale]?: string | undefined };

/** The words in a reader's language; where they were not written in it, in the seller's own, else in any. */
export function wordsIn(words: SellerWords, reader: Locale, seller: Locale): string {
  return [reader, seller, ...locales].flatMap((each) => words[each] ?? []).at(0) ?? "";
}

/** The text that `write` makes in each language. */
export function inEach(write: (locale: Locale) => string): Text {
  return { en: write("en"), es: write("es"), zh: write("zh") };
}

/** Picks the reader's language from an `Accept-Language` header or a tag; English where none fits. */
export function pickLocale(header: string | undefined, fallback: Locale = "en"): Locale {
  for (const part of (header ?? "").split(",")) {
    const primary = part.trim().slice(0, 2).toLowerCase();
    const found = locales.find((locale) => locale === primary);
    if (found) return found;
  }
  return fallback;
}
