import type { Locale, Text } from "../../core/locale.ts";
import { fill } from "../../core/refusal.ts";

/** The first line of a unit's history. */
export const recordedText: Text = {
  en: "The unit was put on record.",
  es: "Se registró la unidad.",
  zh: "设备已登记。",
};

/** How a unit's record got its present values. */
export function importedText(file: string, locale: Locale): string {
  return fill(imported[locale], { file });
}

const imported: Text = {
  en: "Its record was taken from {file}.",
  es: "Su registro se tomó de {file}.",
  zh: "其记录取自 {file}。",
};
