import type { Text } from "../../core/locale.ts";
import { dictionary } from "../../policy/index.ts";

/** What a kind of product is called among people. */
export function categoryWords(category: string): Text {
  const words: Readonly<Record<string, Text>> = dictionary["unit.category"].values;
  return words[category] ?? { en: category, es: category, zh: category };
}
