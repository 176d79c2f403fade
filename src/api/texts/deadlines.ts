import type { Locale, Text } from "../../core/locale.ts";
import type { DeadlineName } from "../../domain/deadlines/index.ts";

/** What each clock asks for, as people read it beside its day. */
const names: Readonly<Record<DeadlineName, Text>> = {
  send_in: { en: "Send it in", es: "Enviar el equipo", zh: "寄出设备" },
  not_received: { en: "Must have arrived", es: "Debe haber llegado", zh: "须送达" },
};

/** The name of a clock for people. */
export function deadlineName(name: string, locale: Locale): string {
  return (names as Readonly<Record<string, Text>>)[name]?.[locale] ?? name.replaceAll("_", " ");
}
