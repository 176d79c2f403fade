import type { Locale, Text } from "../../core/locale.ts";
import type { NoticeRecord } from "../../domain/claims/index.ts";
import { clockWords, type Wait, waitWords } from "../../domain/clocks/index.ts";

/** The name of a clock for people. */
export function deadlineName(name: string, locale: Locale): string {
  return (clockWords as Readonly<Record<string, Text>>)[name]?.[locale] ?? name.replaceAll("_", " ");
}

/** Why a clock is paused, to the house or to the customer. */
export function waitText(
  wait: Wait,
  { locale, inside }: { readonly locale: Locale; readonly inside: boolean },
): string {
  return waitWords[wait][inside ? "house" : "customer"][locale];
}

/** What a notice told. */
export const noticeText: Readonly<Record<NoticeRecord["kind"], Text>> = {
  warning: { en: "Warned", es: "Aviso", zh: "已提醒" },
  missed: { en: "Told that it ran out", es: "Aviso de vencimiento", zh: "已告知期限届满" },
  moved: { en: "Told the new date", es: "Aviso de la nueva fecha", zh: "已告知新日期" },
  forfeited: {
    en: "Told that the unit is not returned",
    es: "Aviso de que la unidad no se devuelve",
    zh: "已告知设备不再退还",
  },
};
