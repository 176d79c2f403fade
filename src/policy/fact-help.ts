import type { Text } from "../core/locale.ts";
import type { dictionary } from "./dictionary.ts";

/** Where the answer to the question about a fact is found, or what is meant by it. */
export const factHelp: Readonly<Record<keyof typeof dictionary, Text>> = {
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
  "unit.category": {
    en: "What it is by itself: a board sent alone is a board, not the machine it came from.",
    es: "Lo que es por sí sola: una placa enviada suelta es una placa, no la máquina de la que salió.",
    zh: "以寄送物本身为准：单独寄送的板卡按板卡计，而非整机。",
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
  "unit.serial": {
    en: "On the label of the machine, under the bar code.",
    es: "En la etiqueta de la máquina, debajo del código de barras.",
    zh: "见机身标签条形码下方。",
  },
  "unit.serialLegible": {
    en: "The whole number can be read, and nobody has tampered with the label.",
    es: "El número se lee entero y nadie ha manipulado la etiqueta.",
    zh: "序列号完整可读，标签未被动过。",
  },
  "unit.counterfeit": {
    en: "Label, boards or firmware are not the maker's own.",
    es: "La etiqueta, las placas o el firmware no son del fabricante.",
    zh: "标签、板卡或固件并非制造商原装。",
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
  "purchase.invoiceValid": {
    en: "It names the product and its serial number, can be read, and nothing on it was changed.",
    es: "Nombra el producto y su número de serie, se puede leer y no tiene nada cambiado.",
    zh: "写明产品和序列号，清晰可读，且未经改动。",
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
  "claim.kind": {
    en: "What went wrong first; you can describe it in your own words later.",
    es: "Lo primero que falló; después podrá describirlo con sus palabras.",
    zh: "最先出现的问题；之后可用自己的话描述。",
  },
  "claim.reportedOn": {
    en: "The day the seller first heard of it.",
    es: "El día en que el vendedor lo supo por primera vez.",
    zh: "卖家首次得知的日期。",
  },
  "claim.firstNoticedOn": {
    en: "The first day it did not work as it should; an honest guess to the day helps.",
    es: "El primer día en que no funcionó como debía; vale una estimación sincera.",
    zh: "首次出现异常的日期；如实估计即可。",
  },
  "claim.ticketOpened": {
    en: "A claim or a message to support counts as a ticket.",
    es: "Una reclamación o un mensaje a soporte cuenta como consulta.",
    zh: "提交索赔或联系客服即算开单。",
  },
  "claim.triaged": {
    en: "Support has tried what can be tried from afar, and noted what came of it.",
    es: "Soporte probó lo que se puede a distancia y anotó el resultado.",
    zh: "客服已尝试远程可行的办法并记录结果。",
  },
  "claim.authorized": {
    en: "The customer has the return number and knows which centre to send it to.",
    es: "El cliente tiene el número de devolución y sabe a qué centro enviarlo.",
    zh: "客户已有退货编号并知道寄往哪个中心。",
  },
  "claim.asNew": {
    en: "All that came with it is there, and nothing shows that it was used.",
    es: "Está todo lo que traía y nada indica que se haya usado.",
    zh: "随附物品齐全，且无使用痕迹。",
  },
  "claim.keepOriginal": {
    en: "A repair of your own machine can take longer than a swap for the same model.",
    es: "Reparar su propia máquina puede tardar más que cambiarla por otra del mismo modelo.",
    zh: "维修原机可能比更换同型号更久。",
  },
  "claim.returnReplacedParts": {
    en: "Only for a paid repair, and only if asked for now; they come in the same parcel.",
    es: "Solo en reparaciones pagadas y si se pide ahora; van en el mismo paquete.",
    zh: "仅限付费维修且须现在提出；随同一包裹寄回。",
  },
  "claim.replacementInStock": {
    en: "The same model, ready to be sent.",
    es: "El mismo modelo, listo para enviarse.",
    zh: "同型号且可立即寄出。",
  },
  "parcel.arrivedOn": {
    en: "The day it was handed over at the centre, not the day it was opened.",
    es: "El día en que se entregó en el centro, no el día en que se abrió.",
    zh: "交到中心的日期，而非开箱日期。",
  },
  "parcel.tracked": {
    en: "The courier's number leads to where the parcel is.",
    es: "El número del transportista muestra dónde está el paquete.",
    zh: "凭快递单号可查到包裹位置。",
  },
  "parcel.freight": {
    en: "To be paid on delivery means that the courier asks the centre for the money.",
    es: "A pagar en destino: el transportista le cobra al centro.",
    zh: "到付指快递员向中心收取运费。",
  },
  "parcel.from": {
    en: "Some centres take no parcels that have to be fetched from a pick-up point.",
    es: "Algunos centros no aceptan paquetes que haya que recoger en un punto de recogida.",
    zh: "有些中心不接收需到自提点领取的包裹。",
  },
  "parcel.packagingAdequate": {
    en: "The original box or one as strong, with something soft on every side.",
    es: "La caja original u otra igual de fuerte, con protección por todos los lados.",
    zh: "原装箱或同等强度的箱子，四周有缓冲。",
  },
  "parcel.damaged": {
    en: "Torn, crushed or opened before it came here.",
    es: "Rasgado, aplastado o abierto antes de llegar aquí.",
    zh: "到达前已破裂、压扁或被打开。",
  },
  "parcel.soaked": {
    en: "Wet, or stained by liquid, on the outside.",
    es: "Mojado por fuera o con manchas de líquido.",
    zh: "外部潮湿或有液体渍迹。",
  },
  "parcel.contents": {
    en: "Compare what is in it with the lines of the claim and their serial numbers.",
    es: "Compare lo que contiene con las líneas de la reclamación y sus números de serie.",
    zh: "将内容物与索赔行及其序列号核对。",
  },
  "parcel.addressedTo": {
    en: "The centre that the return slip names.",
    es: "El centro que figura en la hoja de devolución.",
    zh: "以退货单上的中心为准。",
  },
  "parcel.customsCharges": {
    en: "What the centre had to pay to get the parcel, as the courier's receipt says.",
    es: "Lo que el centro pagó para recibir el paquete, según el recibo del transportista.",
    zh: "中心为领取包裹所付金额，以快递收据为准。",
  },
  "finding.manufacturingDefect": {
    en: "It failed by itself in normal use, and nothing that was done to it explains it.",
    es: "Falló solo en uso normal y nada de lo que se le hizo lo explica.",
    zh: "正常使用中自行故障，且并非外力或操作所致。",
  },
  "finding.wear": {
    en: "What any unit of this age would show, such as a worn fan.",
    es: "Lo que mostraría cualquier equipo de esa edad, como un ventilador gastado.",
    zh: "同龄设备都会有的磨损，例如风扇老化。",
  },
  "finding.wilfulDamage": {
    en: "Marks that nobody makes by mistake.",
    es: "Marcas que nadie hace sin querer.",
    zh: "不可能因失误造成的痕迹。",
  },
  "finding.accident": {
    en: "Dents, cracks or bent parts from a fall or a blow.",
    es: "Abolladuras, grietas o piezas dobladas por una caída o un golpe.",
    zh: "跌落或撞击造成的凹痕、裂纹或变形。",
  },
  "finding.negligence": {
    en: "Damage that ordinary care would have prevented.",
    es: "Daños que un cuidado normal habría evitado.",
    zh: "正常留意即可避免的损坏。",
  },
  "finding.misuse": {
    en: "The log or the damage shows a use that the instructions rule out.",
    es: "El registro o el daño muestra un uso que las instrucciones excluyen.",
    zh: "日志或损坏表明存在说明禁止的使用方式。",
  },
  "finding.altered": {
    en: "Solder, wires or firmware that did not come from the maker or its centres.",
    es: "Soldaduras, cables o firmware que no son del fabricante ni de sus centros.",
    zh: "焊接、线缆或固件并非出自制造商或其中心。",
  },
  "finding.partsReplaced": {
    en: "Serial numbers of boards differ from those shipped, or parts are missing.",
    es: "Los números de las placas no son los enviados, o faltan piezas.",
    zh: "板卡序列号与出厂不符，或缺少部件。",
  },
  "finding.dismantled": {
    en: "Broken seals, missing screws, a torn or moved label.",
    es: "Precintos rotos, tornillos que faltan, etiqueta rota o movida.",
    zh: "封条破损、螺丝缺失、标签撕坏或移动。",
  },
  "finding.thirdPartyParts": {
    en: "A supply, cable or fan of another make that does not meet the requirements.",
    es: "Una fuente, un cable o un ventilador de otra marca que no cumple los requisitos.",
    zh: "不符合要求的其他品牌电源、线缆或风扇。",
  },
  "finding.burnt": {
    en: "Scorched or melted places, or crushed chips.",
    es: "Zonas chamuscadas o fundidas, o chips aplastados.",
    zh: "有烧焦、熔化处或芯片被压坏。",
  },
  "finding.overvoltage": {
    en: "Blown input parts, or current where none should be.",
    es: "Componentes de entrada reventados o corriente donde no debe haberla.",
    zh: "输入端元件击穿，或不应有电处带电。",
  },
  "finding.powerFault": {
    en: "The supply in use was too weak, unstable or not earthed.",
    es: "La alimentación usada era insuficiente, inestable o sin toma de tierra.",
    zh: "所用电源功率不足、不稳或未接地。",
  },
  "finding.lightning": {
    en: "Burst parts on both power and network side, often after a storm.",
    es: "Piezas reventadas en la entrada de corriente y de red, a menudo tras una tormenta.",
    zh: "电源与网络两侧元件爆裂，常见于雷雨之后。",
  },
  "finding.temperature": {
    en: "The log shows temperatures outside the range that the maker names.",
    es: "El registro muestra temperaturas fuera del margen del fabricante.",
    zh: "日志显示温度超出制造商规定范围。",
  },
  "finding.overclocked": {
    en: "Frequency or voltage above the factory setting, in the log or the firmware.",
    es: "Frecuencia o voltaje por encima de fábrica, en el registro o el firmware.",
    zh: "日志或固件显示频率或电压高于出厂设置。",
  },
  "finding.waterOrCorrosion": {
    en: "Water marks, rust or green oxide on boards.",
    es: "Marcas de agua, óxido o verdín en las placas.",
    zh: "板卡上有水渍、锈迹或铜绿。",
  },
  "finding.physicalInterference": {
    en: "Crushed, broken or bent by an outside force.",
    es: "Aplastado, roto o doblado por una fuerza externa.",
    zh: "受外力压坏、断裂或弯曲。",
  },
  "finding.naturalDisaster": {
    en: "Flood, storm, fire or quake, as reported or as it shows.",
    es: "Inundación, tormenta, fuego o terremoto, según se informó o se ve.",
    zh: "水灾、风暴、火灾或地震，据报告或可见痕迹。",
  },
  "finding.liquidCooling": {
    en: "A deformed cold plate, or corrosion from the fluid in use.",
    es: "Una placa fría deformada o corrosión por el líquido usado.",
    zh: "冷板变形，或冷却液造成腐蚀。",
  },
  "finding.poorHosting": {
    en: "Dust, heat or supply at the provider's site explain the damage.",
    es: "El polvo, el calor o la corriente del proveedor explican el daño.",
    zh: "托管场地的灰尘、高温或供电可解释该损坏。",
  },
  "finding.repairAttempted": {
    en: "Somebody other than the maker's service tried to mend it.",
    es: "Alguien ajeno al servicio del fabricante intentó repararlo.",
    zh: "非制造商服务人员曾尝试维修。",
  },
  "finding.usedAfterFault": {
    en: "It ran on after it failed, and that made the damage worse.",
    es: "Siguió en marcha tras fallar y eso agravó el daño.",
    zh: "故障后仍继续运行并使损坏加重。",
  },
  "finding.poorMaintenance": {
    en: "Clogged filters or fans, or coolant that was never changed.",
    es: "Filtros o ventiladores obstruidos, o refrigerante nunca cambiado.",
    zh: "滤网或风扇堵塞，或冷却液从未更换。",
  },
  "finding.vandalism": {
    en: "Damage done to harm, by whomever.",
    es: "Daño hecho para perjudicar, por quien sea.",
    zh: "任何人蓄意造成的损坏。",
  },
  "finding.unsupervisedMinor": {
    en: "Only where it was told so, or the damage leaves no doubt.",
    es: "Solo si se informó de ello o el daño no deja dudas.",
    zh: "仅在已告知或损坏明显时选择。",
  },
  "finding.scrap": {
    en: "Burnt through, corroded, pins torn off or board broken: no repair will hold.",
    es: "Calcinada, corroída, con pines arrancados o placa rota: ninguna reparación aguantará.",
    zh: "烧穿、腐蚀、引脚脱落或板卡断裂：无法修复。",
  },
  "finding.repairable": {
    en: "It can be mended with parts that can be had.",
    es: "Se puede reparar con piezas que se pueden conseguir.",
    zh: "用可获得的零件能够修好。",
  },
  "finding.worthRepairing": {
    en: "The repair costs less than the machine is worth afterwards.",
    es: "La reparación cuesta menos de lo que valdrá la máquina.",
    zh: "维修费用低于修好后的价值。",
  },
  "evidence.invoice": {
    en: "A photo or PDF of the invoice or receipt.",
    es: "Una foto o un PDF de la factura o el recibo.",
    zh: "发票或收据的照片或 PDF。",
  },
  "evidence.orderNumber": {
    en: "In the order confirmation and under “My orders”.",
    es: "En la confirmación del pedido y en «Mis pedidos».",
    zh: "见订单确认邮件和“我的订单”。",
  },
  "evidence.sku": {
    en: "The product code in the order confirmation.",
    es: "El código de producto de la confirmación del pedido.",
    zh: "见订单确认中的产品编码。",
  },
  "evidence.description": {
    en: "What happened, when, and what it does now.",
    es: "Qué pasó, cuándo y qué hace ahora.",
    zh: "发生了什么、何时发生、现在的状况。",
  },
  "evidence.effortsMade": {
    en: "What you have tried so far, and what came of it.",
    es: "Lo que ha probado hasta ahora y con qué resultado.",
    zh: "已尝试的办法及结果。",
  },
  "evidence.photo": {
    en: "Sharp and in good light, with the fault and the label on it.",
    es: "Nítida y con buena luz, con el fallo y la etiqueta.",
    zh: "光线充足、清晰，拍到故障和标签。",
  },
  "evidence.video": {
    en: "Half a minute that shows the fault is enough.",
    es: "Basta medio minuto en el que se vea el fallo.",
    zh: "半分钟能看到故障即可。",
  },
  "evidence.courierReport": {
    en: "The courier's stamped paper, made out when the parcel was handed over.",
    es: "El papel sellado del transportista, hecho al entregarse el paquete.",
    zh: "交付时由快递员出具并盖章的纸质凭证。",
  },
  "evidence.packagingPhoto": {
    en: "The box from outside, every side that was hit.",
    es: "La caja por fuera, por cada lado golpeado.",
    zh: "外箱照片，包括每个受损面。",
  },
  "evidence.labelPhoto": {
    en: "The shipping label on the box, so that it can be read.",
    es: "La etiqueta de envío de la caja, legible.",
    zh: "外箱上的物流面单，须清晰可读。",
  },
  "evidence.weight": {
    en: "The parcel on a scale, with the figure to be read.",
    es: "El paquete en una báscula, con la cifra visible.",
    zh: "包裹称重照片，读数清晰。",
  },
  "evidence.caseNumber": {
    en: "The number the courier gave the damage.",
    es: "El número que el transportista dio al daño.",
    zh: "快递公司为此次损坏登记的编号。",
  },
  "evidence.modificationApproval": {
    en: "A letter or mail from before the change, by the seller or the maker.",
    es: "Una carta o un correo del vendedor o del fabricante, anterior al cambio.",
    zh: "改动之前由卖家或制造商出具的信函或邮件。",
  },
  "quote.sentOn": {
    en: "As the history of the quote says.",
    es: "Según el historial del presupuesto.",
    zh: "以报价记录为准。",
  },
  "quote.acceptedOn": {
    en: "As the history of the quote says.",
    es: "Según el historial del presupuesto.",
    zh: "以报价记录为准。",
  },
  "quote.declinedOn": {
    en: "As the history of the quote says.",
    es: "Según el historial del presupuesto.",
    zh: "以报价记录为准。",
  },
  "quote.paidOn": {
    en: "The day the payment was confirmed.",
    es: "El día en que se confirmó el pago.",
    zh: "确认到账的日期。",
  },
  "inspection.complete": {
    en: "What is not mentioned then counts as not found.",
    es: "Lo que no se mencione cuenta entonces como no constatado.",
    zh: "未提及的即视为未发现。",
  },
};
