import type { Locale } from "../../../core/locale.ts";
import { frameEn, lettersEn } from "./en.ts";
import { frameEs, lettersEs } from "./es.ts";
import type { Frame, Letters } from "./letter.ts";
import { frameZh, lettersZh } from "./zh.ts";

/** Every letter in every language. */
export const letters: Readonly<Record<Locale, Letters>> = { en: lettersEn, es: lettersEs, zh: lettersZh };

/** The words around every letter. */
export const frames: Readonly<Record<Locale, Frame>> = { en: frameEn, es: frameEs, zh: frameZh };
