import { IntlMessageFormat } from "intl-messageformat";
import { use } from "react";
import type { Locale } from "../core/locale.ts";
import { useLocale } from "./locale.ts";

/** Values for the places of a message. */
export type Values = Readonly<Record<string, string | number | Date | null | undefined>>;
/** Gives the text of a key in the reader's language, ICU places filled in. */
export type Say<K extends string> = (key: K, values?: Values) => string;
/** What `es` and `zh` must be: every key of `en`, no other. */
export type Translation<Texts> = { readonly [K in keyof Texts]: string };

/** The texts of one area of the pages, fetched per language. */
export interface Area<K extends string> {
  readonly load: Readonly<Record<Locale, () => Promise<Readonly<Record<K, string>>>>>;
  readonly loaded: Map<Locale, Promise<Readonly<Record<K, string>>>>;
}

/** Declares an area from its three files; a language that lacks a key does not compile. */
export function defineArea<Texts extends Readonly<Record<string, string>>>(load: {
  en: () => Promise<{ texts: Texts }>;
  es: () => Promise<{ texts: Translation<Texts> }>;
  zh: () => Promise<{ texts: Translation<Texts> }>;
}): Area<keyof Texts & string> {
  return {
    load: {
      en: async () => (await load.en()).texts,
      es: async () => (await load.es()).texts,
      zh: async () => (await load.zh()).texts,
    },
    loaded: new Map(),
  };
}

/** The texts of an area in the reader's language; suspends while they are fetched. */
export function useText<K extends string>(area: Area<K>): Say<K> {
  const locale = useLocale();
  return sayIn(use(loadTexts(area, locale)), locale);
}

/** Fetches an area's texts once; awaited before the first paint for what every page needs. */
export function loadTexts<K extends string>(area: Area<K>, locale: Locale): Promise<Readonly<Record<K, string>>> {
  let texts = area.loaded.get(locale);
  if (!texts) {
    texts = area.load[locale]();
    texts.catch(() => area.loaded.delete(locale));
    area.loaded.set(locale, texts);
  }
  return texts;
}

const sayers = new WeakMap<object, Say<string>>();

function sayIn<K extends string>(texts: Readonly<Record<K, string>>, locale: Locale): Say<K> {
  let say = sayers.get(texts) as Say<K> | undefined;
  if (!say) {
    const formats = new Map<K, IntlMessageFormat>();
    say = (key, values) => {
      const text = texts[key];
      if (!text.includes("{")) return text;
      let format = formats.get(key);
      if (!format) {
        format = new IntlMessageFormat(text, locale, undefined, { ignoreTag: true });
        formats.set(key, format);
      }
      return String(format.format(values as Record<string, string | number | Date>));
    };
    sayers.set(texts, say as Say<string>);
  }
  return say;
}
