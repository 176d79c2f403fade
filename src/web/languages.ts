import type { Locale } from "../core/locale.ts";

const codes =
  "am ar az be bg bn bs ca cs da de el en es et fa fi fr he hi hr hu hy id it ja ka kk km ko ky lo lt lv mk mn ms my ne nl no pl pt ro ru sk sl sq sr sv sw ta tg th tk tl tr uk ur uz vi zh";

/** The name of a language by its ISO 639-1 code, in the reader's language. */
export function languageName(code: string, locale: Locale): string {
  return new Intl.DisplayNames(locale, { type: "language" }).of(code) ?? code;
}

/** Languages with their name in the reader's language, in that language's order. */
export function languageChoices(locale: Locale, of: readonly string[] = codes.split(" ")) {
  const names = new Intl.DisplayNames(locale, { type: "language" });
  const order = new Intl.Collator(locale);
  return of
    .map((value) => ({ value, label: names.of(value) ?? value }))
    .sort((first, second) => order.compare(first.label, second.label));
}
