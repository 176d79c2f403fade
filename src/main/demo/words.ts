import type { Day } from "../../core/day.ts";
import { dayWords } from "../../core/day-words.ts";
import type { Locale, Text } from "../../core/locale.ts";

/** What people of the demo write, beside what belongs to a fault. */
export const asked: Text = {
  en: "Good morning, is there any news of my unit? I would like to plan the rack.",
  es: "Buenos días, ¿hay novedades de mi equipo? Me gustaría planificar su lugar.",
  zh: "您好，请问我的设备进展如何？我想安排一下机位。",
};

export function hello(locale: Locale, day: Day): string {
  const by = dayWords(day, locale);
  const said: Text = {
    en: `Thank you for asking. We expect to know more by ${by} and write to you then.`,
    es: `Gracias por preguntar. Esperamos saber más el ${by} y entonces le escribimos.`,
    zh: `感谢来信。我们预计在 ${by} 前有进一步结果，届时会告知您。`,
  };
  return said[locale];
}

export const note = "Same fault as two others of this batch; keep the board for the maker.";

export const rejection: Text = {
  en: "The warranty ended before the problem was reported, and you told us that a paid repair is not wanted.",
  es: "La garantía terminó antes del aviso, y nos dijo que no desea una reparación de pago.",
  zh: "报修时保修期已结束，并且您表示不需要付费维修。",
};

/** Why a unit that nobody paid for is not returned any more. */
export const unpaid: Text = {
  en: "The repair was not paid within 90 days, and our notices were not answered.",
  es: "La reparación no se pagó en 90 días y nuestros avisos no tuvieron respuesta.",
  zh: "维修费在 90 天内未支付，我们的通知也未得到答复。",
};

/** What the customer did before filing. */
export const tried: Text = {
  en: "Restarted it, reset the BIOS, tried another power adapter.",
  es: "Lo reinicié, restablecí la BIOS y probé otro adaptador.",
  zh: "已重启、重置 BIOS，并更换电源适配器测试。",
};

export const cancelReason: Text = {
  en: "It works again since the room was cooled; I do not need the repair.",
  es: "Vuelve a funcionar desde que se refrigeró la sala; no necesito la reparación.",
  zh: "机房降温后恢复正常，不需要维修了。",
};

export const declineReason: Text = {
  en: "The repair costs more than the unit is worth to me.",
  es: "La reparación cuesta más de lo que vale para mí.",
  zh: "维修费用超过了设备对我的价值。",
};

export const proofRejected: Text = {
  en: "The amount on the proof is not the amount of the quote.",
  es: "El importe del comprobante no es el del presupuesto.",
  zh: "凭证金额与报价不一致。",
};

export const quoteNote: Text = {
  en: "Includes testing under full load. The way back is in the price.",
  es: "Incluye la prueba a plena carga. El envío de vuelta está en el precio.",
  zh: "包含满载测试，回寄运费已计入。",
};

export const labour: Text = { en: "Labour", es: "Mano de obra", zh: "人工" };
export const wayBack: Text = { en: "Way back", es: "Envío de vuelta", zh: "回寄运费" };

export const goodwill: Text = {
  en: "The repair took longer than we said; a quarter of it goes back.",
  es: "La reparación tardó más de lo que dijimos; se devuelve una cuarta parte.",
  zh: "维修时间超过承诺，退还四分之一费用。",
};
