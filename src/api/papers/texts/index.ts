import type { Locale } from "../../../core/locale.ts";
import { en, type PaperWords } from "./en.ts";
import { es } from "./es.ts";
import { zh } from "./zh.ts";

export type { PaperWords } from "./en.ts";

/** The words of papers in each language. */
export const paperWords: Readonly<Record<Locale, PaperWords>> = { en, es, zh };
