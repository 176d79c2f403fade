import { inEach, type Locale, type Text } from "./locale.ts";
import { type FieldFault, fill } from "./refusal.ts";

const texts = {
  required: { en: "This is needed.", es: "Este dato es necesario.", zh: "此项必填。" },
  accept_terms: {
    en: "Accept the terms to submit.",
    es: "Acepte las condiciones para enviar.",
    zh: "请接受条款后提交。",
  },
  acknowledge: {
    en: "Still to be acknowledged: {clauses}.",
    es: "Falta confirmar: {clauses}.",
    zh: "尚待确认：{clauses}。",
  },
  unknown_fact: {
    en: "There is no such fact here{nearest}.",
    es: "Aquí no existe ese dato{nearest}.",
    zh: "此处没有该事实{nearest}。",
  },
  given_twice: { en: "This is given twice.", es: "Este dato está dos veces.", zh: "此项出现了两次。" },
  wrong_value: { en: "Should be {expected}.", es: "Debe ser {expected}.", zh: "应为 {expected}。" },
  warnings_too_late: {
    en: "Each warning must come before the deadline ends.",
    es: "Cada aviso debe llegar antes de que termine el plazo.",
    zh: "每次提醒都须早于期限结束。",
  },
  shorter_than_warnings: {
    en: "Its warnings come after {days} days, which must be before it ends. Change the warnings first.",
    es: "Sus avisos salen a los {days} días y deben ser anteriores al fin del plazo. Cambie antes los avisos.",
    zh: "其提醒在第 {days} 天发出，须早于期限结束。请先修改提醒。",
  },
  would_be_faulty: {
    en: "The policy could not be used with this value: {fault}.",
    es: "Con este valor la política no podría usarse: {fault}.",
    zh: "使用此值后政策将无法使用：{fault}。",
  },
  not_yours: {
    en: "This is for the staff to say.",
    es: "Esto lo determina el personal.",
    zh: "此项由工作人员填写。",
  },
  not_a_day: {
    en: "Give a day that exists, as YYYY-MM-DD.",
    es: "Indique un día que exista, como AAAA-MM-DD.",
    zh: "请填写存在的日期，格式为 YYYY-MM-DD。",
  },
  in_the_future: {
    en: "This day has not come yet; today is {today}.",
    es: "Ese día aún no ha llegado; hoy es {today}.",
    zh: "该日期尚未到来；今天是 {today}。",
  },
  no_working_day: {
    en: "This would leave two months without a working day.",
    es: "Así quedarían dos meses sin ningún día laborable.",
    zh: "这样会使两个月内没有工作日。",
  },
  too_late: { en: "Not after {latest}.", es: "No después del {latest}.", zh: "不得晚于 {latest}。" },
  too_early: { en: "Not before {earliest}.", es: "No antes del {earliest}.", zh: "不得早于 {earliest}。" },
  in_the_past: {
    en: "This day is over; today is {today}.",
    es: "Ese día ya pasó; hoy es {today}.",
    zh: "该日期已过；今天是 {today}。",
  },
  all_optional: {
    en: "Something must not be optional, so that there is something to accept.",
    es: "Algo no debe ser opcional, para que haya algo que aceptar.",
    zh: "至少需要一项非可选项目。",
  },
  part_value: {
    en: "A spare part is sold at its value: {value}.",
    es: "Un repuesto se vende a su valor: {value}.",
    zh: "备件按其价值出售：{value}。",
  },
  freight_needed: {
    en: "A spare part goes with flat freight: add the freight.",
    es: "Un repuesto lleva el envío a tarifa plana: añada el envío.",
    zh: "备件需加统一运费：请添加运费项目。",
  },
  too_many: {
    en: "At most {atMost}; remove one first.",
    es: "Como máximo {atMost}; quite uno antes.",
    zh: "最多 {atMost} 个；请先移除一个。",
  },
  twice: { en: "{value} is there twice.", es: "{value} está dos veces.", zh: "{value} 重复。" },
  not_in_this_claim: {
    en: "This does not belong to this claim.",
    es: "Esto no pertenece a esta reclamación.",
    zh: "此项不属于该申请。",
  },
  another_centre: {
    en: "{serial} belongs to {centre}: it needs a parcel of its own.",
    es: "{serial} corresponde a {centre}: necesita un paquete propio.",
    zh: "{serial} 属于 {centre}：需单独包装寄送。",
  },
  unknown_choice: {
    en: "There is no such {thing} here.",
    es: "Aquí no existe: {thing}.",
    zh: "此处没有该{thing}。",
  },
  not_of_the_policy: {
    en: "{clause} is no clause of this policy.",
    es: "{clause} no es una cláusula de esta política.",
    zh: "{clause} 不是该政策的条款。",
  },
  known_already: {
    en: "{carrier} {tracking} was entered before.",
    es: "{carrier} {tracking} ya estaba anotado.",
    zh: "{carrier} {tracking} 已登记过。",
  },
  known_at: {
    en: "{carrier} {tracking} was entered before, for {claim}.",
    es: "{carrier} {tracking} ya estaba anotado, para {claim}.",
    zh: "{carrier} {tracking} 已登记过，用于 {claim}。",
  },
  currency: { en: "Not a currency (ISO 4217).", es: "No es una moneda (ISO 4217).", zh: "不是有效货币（ISO 4217）。" },
  no_charge: {
    en: "The total must be above nothing.",
    es: "El total debe ser mayor que cero.",
    zh: "总额必须大于零。",
  },
  unknown_policy: {
    en: "There is no such policy here; there are {known}.",
    es: "Aquí no existe esa política; existen {known}.",
    zh: "此处没有该政策；现有 {known}。",
  },
  time_zone: {
    en: "Not a time zone, such as Europe/Madrid.",
    es: "No es una zona horaria, como Europe/Madrid.",
    zh: "不是时区，例如 Asia/Shanghai。",
  },
  taken: { en: "{value} is taken.", es: "{value} ya está en uso.", zh: "{value} 已被占用。" },
  no_centre: {
    en: "Name one of the seller's service centres.",
    es: "Indique uno de los centros de servicio del vendedor.",
    zh: "请指定商家的服务中心之一。",
  },
  evidence_missing: {
    en: "{what}: needed with the claim ({clauses}).",
    es: "{what}: hace falta con la reclamación ({clauses}).",
    zh: "须随申请提供：{what}（{clauses}）。",
  },
  same_unit: {
    en: "{value} is the unit that is replaced.",
    es: "{value} es el equipo que se sustituye.",
    zh: "{value} 是被替换的设备。",
  },
  other_model: {
    en: "This is another model; {model} is to be sent.",
    es: "Es otro modelo; hay que enviar {model}.",
    zh: "型号不同；应寄出 {model}。",
  },
  no_suitable_centre: {
    en: "No centre is known to be able to do this; name one.",
    es: "No consta ningún centro que pueda hacerlo; indique uno.",
    zh: "没有已知可处理的中心；请指定一家。",
  },
  other_centre: {
    en: "{proposed} is proposed. Say why it goes elsewhere; the reason is kept in the history.",
    es: "Se propone {proposed}. Diga por qué va a otro; el motivo queda en el historial.",
    zh: "建议分配至{proposed}。请说明为何改寄他处；原因会记入历史。",
  },
  at_sea: {
    en: "This place is at sea, {away} km from {country}. Check latitude and longitude; are they the wrong way round?",
    es: "Ese lugar está en el mar, a {away} km de {country}. Compruebe la latitud y la longitud; ¿están intercambiadas?",
    zh: "该位置在海上，距{country} {away} 公里。请核对纬度和经度，是否填反了？",
  },
  in_another_country: {
    en: "This place is in {other}, and the address is in {country}. Correct the one or the other.",
    es: "Ese lugar está en {other} y la dirección, en {country}. Corrija lo uno o lo otro.",
    zh: "该位置在{other}，而地址在{country}。请更正其中之一。",
  },
  postcode_for_destination: {
    en: "The postcode is needed: parts of this country are not delivered to.",
    es: "Hace falta el código postal: en partes de este país no se entrega.",
    zh: "需要邮政编码：该国部分地区无法送达。",
  },
  embargo_stands: {
    en: "The embargo on a whole country is not lifted for one address.",
    es: "El embargo de un país entero no se levanta para una dirección.",
    zh: "对整个国家的禁运不能因单个地址而解除。",
  },
  not_sold: {
    en: "This is not for sale any more.",
    es: "Esto ya no está a la venta.",
    zh: "该商品已停售。",
  },
  price_now: {
    en: "“{title}” now costs {now} each, not {was}.",
    es: "«{title}» cuesta ahora {now} por unidad, no {was}.",
    zh: "“{title}”现价每件 {now}，原为 {was}。",
  },
  not_in_this_order: {
    en: "This does not belong to this order.",
    es: "Esto no pertenece a este pedido.",
    zh: "此项不属于该订单。",
  },
  packed_already: {
    en: "Only {left} of it are still to be packed.",
    es: "Solo quedan {left} por empacar.",
    zh: "仅剩 {left} 件待打包。",
  },
  claimed_already: {
    en: "Of this, {left} can be claimed now: what was shipped less what is being claimed already.",
    es: "De esto se pueden reclamar ahora {left}: lo enviado menos lo que ya se está reclamando.",
    zh: "此项目前可申请 {left} 件：已发货数量减去正在申请的数量。",
  },
  serial_each: {
    en: "Name a serial number for each of the {count} pieces.",
    es: "Indique un número de serie para cada una de las {count} piezas.",
    zh: "请为 {count} 件商品分别填写序列号。",
  },
  withdrawn_already: {
    en: "You have withdrawn from all of it already.",
    es: "Ya ha desistido de todo ello.",
    zh: "您已全部撤回。",
  },
  too_much: { en: "The total is too large.", es: "El total es demasiado grande.", zh: "总额过大。" },
} as const satisfies Record<string, Text>;

export type FaultCode = keyof typeof texts;

/** A field that is wrong, its sentence filled in every language; `pointer` is a JSON pointer into what was sent. */
export function fieldFault(
  pointer: string,
  code: FaultCode,
  values: Readonly<Record<string, string | number | Text>> = {},
): FieldFault {
  return { pointer, code, text: inEach((locale) => fill(texts[code][locale], valuesIn(values, locale))) };
}

function valuesIn(
  values: Readonly<Record<string, string | number | Text>>,
  locale: Locale,
): Record<string, string | number> {
  const told = (value: string | number | Text) => (typeof value === "object" ? value[locale] : value);
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, told(value)]));
}
