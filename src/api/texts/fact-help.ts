import type { Text } from "../../core/locale.ts";

/** Where somebody finds the answer to a question of intake, or what it means; by the fact's name. */
export const factHelp: Readonly<Record<string, Text>> = {
  "customer.kind": {
    en: "A private person buys for themselves or their household. It decides whether consumer law stands beside the terms.",
    es: "Un particular compra para sí o para su hogar. De ello depende que la ley del consumidor se aplique junto a las condiciones.",
    zh: "个人指为自己或家庭购买。这决定消费者法律是否与条款一并适用。",
  },
  "customer.country": {
    en: "The country you live in, not the one it was sent from.",
    es: "El país donde reside, no aquel desde el que se envió.",
    zh: "您居住的国家，而非发货国家。",
  },
  "unit.manufacturer": {
    en: "The brand on the label.",
    es: "La marca que figura en la etiqueta.",
    zh: "标签上的品牌。",
  },
  "unit.model": {
    en: "As it is printed on the label, such as M50S.",
    es: "Tal como aparece en la etiqueta, por ejemplo M50S.",
    zh: "以标签上的印刷为准，例如 M50S。",
  },
  "unit.batch": {
    en: "On the label or in the order confirmation. Leave it open if you cannot find it.",
    es: "En la etiqueta o en la confirmación del pedido. Déjelo en blanco si no lo encuentra.",
    zh: "见标签或订单确认。找不到可留空。",
  },
  "unit.releasedOn": {
    en: "On the maker's label or certificate.",
    es: "En la etiqueta o el certificado del fabricante.",
    zh: "见制造商标签或证书。",
  },
  "unit.hosted": {
    en: "A hosting provider keeps and runs the machine for you in its own building.",
    es: "Un proveedor de alojamiento guarda y opera la máquina por usted en sus instalaciones.",
    zh: "托管商在其场地为您存放并运行设备。",
  },
  "unit.firstBuyer": {
    en: "Answer no if you bought it from a person or business that had owned it before.",
    es: "Responda que no si se la compró a una persona o empresa que ya era su propietaria.",
    zh: "若从曾经拥有该设备的个人或企业购得，请选“否”。",
  },
  "unit.use": {
    en: "Rental means that others pay to use it; commercial, that it works for a business.",
    es: "Alquiler: otros pagan por usarla. Comercial: trabaja para una empresa.",
    zh: "出租指他人付费使用；商业指用于企业经营。",
  },
  "purchase.channel": {
    en: "The name on the invoice tells who sold it.",
    es: "El nombre de la factura indica quién la vendió.",
    zh: "发票上的名称即为销售方。",
  },
  "purchase.invoiceOn": {
    en: "At the top of the invoice. A day near it is not enough: the period may be counted from it.",
    es: "En la parte superior de la factura. No basta una fecha aproximada: el plazo puede contarse desde ella.",
    zh: "见发票上方。请勿填写大概日期：期限可能从该日起算。",
  },
  "purchase.preorder": {
    en: "Ordered and paid for before it was available.",
    es: "Pedido y pagado antes de que estuviera disponible.",
    zh: "在上市供货之前下单并付款。",
  },
  "purchase.bulk": {
    en: "Several machines in one order, or an order under a business account.",
    es: "Varias máquinas en un pedido, o un pedido con cuenta de empresa.",
    zh: "一个订单含多台设备，或以企业账户下单。",
  },
  "purchase.warehouse": {
    en: "Two letters, such as US or DE. The tracking page of the parcel names it.",
    es: "Dos letras, como US o DE. Figura en el seguimiento del paquete.",
    zh: "两位字母，例如 US 或 DE。可在包裹物流页面查到。",
  },
  "purchase.price": {
    en: "What the machine alone cost, without shipping.",
    es: "Lo que costó la máquina sola, sin el envío.",
    zh: "仅设备价格，不含运费。",
  },
  "delivery.shippedOn": {
    en: "In the shipping mail, or the first entry of the parcel's tracking.",
    es: "En el correo de envío o en la primera línea del seguimiento.",
    zh: "见发货邮件，或物流记录的第一条。",
  },
  "delivery.deliveredOn": {
    en: "The last entry of the parcel's tracking.",
    es: "La última línea del seguimiento del paquete.",
    zh: "物流记录的最后一条。",
  },
  "delivery.confirmedOn": {
    en: "The day you confirmed it in the shop, which may be later than the delivery.",
    es: "El día que la confirmó en la tienda, que puede ser posterior a la entrega.",
    zh: "您在商店确认收货的日期，可能晚于送达日。",
  },
  "claim.firstNoticedOn": {
    en: "The first day it did not work as it should; an honest guess to the day helps.",
    es: "El primer día en que no funcionó como debía; vale una estimación sincera.",
    zh: "首次出现异常的日期；如实估计即可。",
  },
};
