import type { Locale, Text } from "../../core/locale.ts";

/** What the clocks of the packs are called; a pack may name others. */
const names: Readonly<Record<string, Text>> = {
  send_in: { en: "Send it in", es: "Enviar el equipo", zh: "寄出设备" },
  not_received: { en: "Must have arrived", es: "Debe haber llegado", zh: "须送达" },
  arrive: { en: "Must have arrived", es: "Debe haber llegado", zh: "须送达" },
  pick_up: { en: "Pay or take it back", es: "Pagar o retirar el equipo", zh: "付款或取回" },
  pay: { en: "Pay", es: "Pagar", zh: "付款" },
  unpaid: { en: "Pay", es: "Pagar", zh: "付款" },
  answer_quote: { en: "Answer the quote", es: "Responder al presupuesto", zh: "答复报价" },
  repair: { en: "Repair", es: "Reparar", zh: "维修" },
  paid_repair: { en: "Repair after payment", es: "Reparar tras el pago", zh: "付款后维修" },
  refund: { en: "Refund", es: "Reembolso", zh: "退款" },
  exchange: { en: "Exchange", es: "Cambio", zh: "换货" },
};

/** The name of a clock for people; one that only its pack knows is shown as the pack writes it, without underscores. */
export function deadlineName(name: string, locale: Locale): string {
  const known = Object.hasOwn(names, name) ? names[name] : undefined;
  return known ? known[locale] : name.replaceAll("_", " ");
}
