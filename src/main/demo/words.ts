import type { Day } from "../../core/day.ts";
import { dayWords } from "../../core/day-words.ts";
import type { Locale, Text } from "../../core/locale.ts";
import type { ClaimKind } from "../../policy/index.ts";

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

/** Why loose boards and supplies go to another centre than the nearest. */
export const apart = "It has the stencils for these boards and does supplies the same week.";

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

/** What a customer says of a claim that is no fault. */
export const kindWords: Readonly<Record<Exclude<ClaimKind, "fault">, Text>> = {
  doa: {
    en: "It came this week and does not switch on at all; I tried two sockets and another cable.",
    es: "Llegó esta semana y no enciende; probé dos enchufes y otro cable.",
    zh: "本周到货，完全无法开机；换过两个插座和电源线。",
  },
  loose_heat_sink: {
    en: "When I opened the box, two heat sinks lay loose inside. I have not switched it on.",
    es: "Al abrir la caja había dos disipadores sueltos. No lo he encendido.",
    zh: "开箱时发现两块散热片脱落，尚未通电。",
  },
  damaged_box: {
    en: "The box was crushed on one side; the courier stamped a report at the door.",
    es: "La caja venía aplastada por un lado; el mensajero selló un parte en la puerta.",
    zh: "包装箱一侧被压扁，快递员当场出具了盖章证明。",
  },
  transit_damage: {
    en: "The parcel fell at the carrier's depot; the frame is bent.",
    es: "El paquete se cayó en el almacén del transportista; el bastidor está doblado.",
    zh: "包裹在承运商仓库跌落，机架变形。",
  },
  wrong_item: {
    en: "I ordered this model and got another one.",
    es: "Pedí este modelo y llegó otro.",
    zh: "我订购的是该型号，收到的却是另一款。",
  },
  missing_item: {
    en: "The power cable is not in the box.",
    es: "Falta el cable de alimentación en la caja.",
    zh: "箱内缺少电源线。",
  },
  change_of_mind: {
    en: "It is larger than I thought; it is unused and in its box.",
    es: "Es más grande de lo que pensaba; está sin usar y en su caja.",
    zh: "比想象中大；未使用，包装完好。",
  },
  undelivered: {
    en: "I paid and it has not been sent; I would like my money back.",
    es: "Pagué y no se ha enviado; quisiera que me devuelvan el dinero.",
    zh: "已付款但尚未发货，希望退款。",
  },
};

/** What is sent again. */
export const sentAgain: Text = { en: "The right one", es: "El correcto", zh: "正确的商品" };
export const missingPart: Text = { en: "Power cable", es: "Cable de alimentación", zh: "电源线" };

export const partGoodwill: Text = {
  en: "The part goes out at once, so that you can fit it yourself.",
  es: "La pieza sale enseguida para que usted mismo la monte.",
  zh: "立即寄出部件，您可自行更换。",
};

export const noToOne: Text = {
  en: "This box is whole in the photos; the courier's report names the other two.",
  es: "Esta caja está entera en las fotos; el parte del mensajero nombra las otras dos.",
  zh: "照片显示该箱完好，快递证明仅涉及另外两箱。",
};
