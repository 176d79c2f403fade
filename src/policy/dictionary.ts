import type { Text } from "../core/locale.ts";

/** When a fact becomes known: at intake, when the parcel is received, at the inspection, or (`none`) in the course of a quote. */
export type Stage = "intake" | "receiving" | "inspection" | "none";

/** What a fact's value looks like; `country` is ISO 3166-1 alpha-2, `date` is `YYYY-MM-DD`, `choice` is one of `values`. */
export type FactType = "boolean" | "date" | "text" | "country" | "money" | "number" | "choice";

/** One fact: its type, the stage it becomes known in, and the words that forms and explanations use for it. */
export interface FactEntry {
  readonly type: FactType;
  readonly stage: Stage;
  readonly label: Text;
  readonly question: Text;
  /** Where the answer is found, or what is meant. */
  readonly help?: Text | undefined;
  readonly values?: Readonly<Record<string, Text>>;
}

/** Every fact that policies may read. Forms, type checks and explanations all come from this table. */
export const dictionary = {
  "customer.kind": choice(
    "intake",
    ["Customer type", "Tipo de cliente", "客户类型"],
    [
      "Do you buy as a private person or as a business?",
      "¿Compra como particular o como empresa?",
      "您是个人还是企业客户?",
    ],
    {
      consumer: ["Private person", "Particular", "个人"],
      business: ["Business", "Empresa", "企业"],
    },
  ),
  "customer.country": entry(
    "country",
    "intake",
    ["Country", "País", "国家"],
    ["Which country do you live in?", "¿En qué país reside?", "您居住在哪个国家?"],
  ),
  "unit.category": choice(
    "intake",
    ["Kind of product", "Tipo de producto", "产品类别"],
    ["What kind of product is it?", "¿Qué tipo de producto es?", "这是哪一类产品?"],
    {
      miner: ["Miner", "Minero", "矿机"],
      hash_board: ["Hash board", "Placa de hash", "算力板"],
      control_board: ["Control board", "Placa de control", "控制板"],
      power_supply: ["Power supply", "Fuente de alimentación", "电源"],
      mini_pc: ["Mini PC", "Mini PC", "迷你主机"],
      accessory: ["Accessory", "Accesorio", "配件"],
      general: ["Other goods", "Otros artículos", "其他商品"],
    },
  ),
  "unit.manufacturer": entry(
    "text",
    "intake",
    ["Manufacturer", "Fabricante", "制造商"],
    ["Who made it?", "¿Quién lo fabricó?", "制造商是谁?"],
  ),
  "unit.model": entry(
    "text",
    "intake",
    ["Model", "Modelo", "型号"],
    ["Which model is it?", "¿Qué modelo es?", "是什么型号?"],
  ),
  "unit.batch": entry(
    "text",
    "intake",
    ["Batch", "Lote", "批次"],
    ["Which batch does it belong to?", "¿A qué lote pertenece?", "属于哪个批次?"],
  ),
  "unit.serial": entry(
    "text",
    "intake",
    ["Serial number", "Número de serie", "序列号"],
    ["What is the serial number?", "¿Cuál es el número de serie?", "序列号是多少?"],
  ),
  "unit.serialLegible": entry(
    "boolean",
    "receiving",
    ["Serial number legible", "Número de serie legible", "序列号清晰"],
    [
      "Is the serial number present and legible?",
      "¿El número de serie está presente y es legible?",
      "序列号是否存在且清晰可辨?",
    ],
  ),
  "unit.counterfeit": entry(
    "boolean",
    "inspection",
    ["Counterfeit", "Falsificación", "假冒产品"],
    ["Is the unit a counterfeit?", "¿Es una falsificación?", "该设备是假冒产品吗?"],
  ),
  "unit.releasedOn": entry(
    "date",
    "intake",
    ["Left the maker on", "Salida de fábrica", "出厂日期"],
    ["On what day did it leave the maker?", "¿Qué día salió del fabricante?", "哪一天出厂?"],
  ),
  "unit.hosted": entry(
    "boolean",
    "intake",
    ["Hosted", "Alojada por un proveedor", "托管运行"],
    ["Is it run by a hosting provider?", "¿La opera un proveedor de alojamiento?", "是否由托管商运行?"],
  ),
  "unit.firstBuyer": entry(
    "boolean",
    "intake",
    ["First buyer", "Primer comprador", "首位购买者"],
    ["Did you buy it new yourself?", "¿La compró usted nueva?", "是您本人购买的全新产品吗?"],
  ),
  "unit.use": choice("intake", ["Use", "Uso", "用途"], ["What is it used for?", "¿Para qué se usa?", "用途是什么?"], {
    personal: ["Personal", "Personal", "个人"],
    commercial: ["Commercial", "Comercial", "商业"],
    rental: ["Rental", "Alquiler", "出租"],
  }),
  "purchase.channel": choice(
    "intake",
    ["Bought through", "Canal de compra", "购买渠道"],
    ["Where did you buy it?", "¿Dónde lo compró?", "您在哪里购买的?"],
    {
      official: ["The official shop", "Tienda oficial", "官方商店"],
      authorized: ["An authorised dealer", "Distribuidor autorizado", "授权经销商"],
      marketplace: ["A marketplace", "Plataforma de terceros", "第三方平台"],
    },
  ),
  "purchase.invoiceOn": entry(
    "date",
    "intake",
    ["Invoice date", "Fecha de la factura", "发票日期"],
    ["What date is on the invoice?", "¿Qué fecha lleva la factura?", "发票上的日期是哪一天?"],
  ),
  "purchase.invoiceValid": entry(
    "boolean",
    "intake",
    ["Invoice valid", "Factura válida", "发票有效"],
    [
      "Is there an invoice that is legible, consistent and unaltered?",
      "¿Hay una factura legible, coherente y sin alteraciones?",
      "是否有清晰、一致且未经涂改的发票?",
    ],
  ),
  "purchase.preorder": entry(
    "boolean",
    "intake",
    ["Pre-order", "Preventa", "预售订单"],
    ["Was it a pre-order?", "¿Fue un pedido anticipado?", "是预售订单吗?"],
  ),
  "purchase.bulk": entry(
    "boolean",
    "intake",
    ["Bulk or commercial order", "Pedido al por mayor o comercial", "批量或商业订单"],
    ["Was it a bulk or commercial order?", "¿Fue un pedido comercial o al por mayor?", "是批量或商业订单吗?"],
  ),
  "purchase.warehouse": entry(
    "text",
    "intake",
    ["Warehouse", "Almacén", "发货仓库"],
    [
      "From which country's warehouse was it sent (two letters)?",
      "¿Desde el almacén de qué país se envió (dos letras)?",
      "从哪个国家的仓库发货(两位代码)?",
    ],
  ),
  "purchase.price": entry(
    "money",
    "intake",
    ["Price paid", "Precio pagado", "支付价格"],
    ["What was paid for it?", "¿Cuánto se pagó?", "支付了多少?"],
  ),
  "delivery.shippedOn": entry(
    "date",
    "intake",
    ["Shipped on", "Fecha de envío", "发货日期"],
    ["On what day was it shipped to you?", "¿Qué día se le envió?", "哪一天向您发货?"],
  ),
  "delivery.deliveredOn": entry(
    "date",
    "intake",
    ["Delivered on", "Fecha de entrega", "送达日期"],
    ["On what day did the carrier deliver it?", "¿Qué día lo entregó el transportista?", "承运商哪一天送达?"],
  ),
  "delivery.confirmedOn": entry(
    "date",
    "intake",
    ["Delivery confirmed on", "Recepción confirmada", "确认收货日期"],
    ["On what day did you confirm the delivery?", "¿Qué día confirmó usted la entrega?", "您哪一天确认收货?"],
  ),
  "claim.kind": choice(
    "intake",
    ["Problem", "Problema", "问题类型"],
    ["What is the problem?", "¿Cuál es el problema?", "出现了什么问题?"],
    {
      fault: ["It is faulty", "Está averiado", "出现故障"],
      doa: ["It was dead on arrival", "No funcionaba al llegar", "到货即坏"],
      loose_heat_sink: ["A heat sink was loose on arrival", "Un disipador llegó suelto", "到货时散热片松动"],
      damaged_box: ["The box arrived damaged", "La caja llegó dañada", "外箱到货时破损"],
      transit_damage: ["It was damaged on the way", "Se dañó en el transporte", "运输中损坏"],
      wrong_item: ["A wrong item came", "Llegó un artículo equivocado", "收到错误商品"],
      missing_item: ["Something is missing", "Falta algo", "缺少物品"],
      change_of_mind: ["I want to give it back", "Quiero devolverlo", "我想退货"],
      undelivered: ["It has not been sent yet", "Aún no se ha enviado", "尚未发货"],
    },
  ),
  "claim.reportedOn": entry(
    "date",
    "intake",
    ["Reported on", "Fecha del aviso", "报告日期"],
    ["On what day was the problem reported?", "¿Qué día se comunicó el problema?", "哪一天报告的问题?"],
  ),
  "claim.firstNoticedOn": entry(
    "date",
    "intake",
    ["First noticed on", "Detectado por primera vez", "首次发现日期"],
    ["On what day did you first notice it?", "¿Qué día lo notó por primera vez?", "您哪一天首次发现?"],
  ),
  "claim.ticketOpened": entry(
    "boolean",
    "intake",
    ["Ticket opened", "Consulta abierta", "已开工单"],
    ["Has a support ticket been opened?", "¿Se ha abierto una consulta de soporte?", "是否已开支持工单?"],
  ),
  "claim.triaged": entry(
    "boolean",
    "intake",
    ["Remote diagnosis done", "Diagnóstico remoto hecho", "已远程诊断"],
    [
      "Has support gone through the problem with the customer?",
      "¿El soporte ha revisado el problema con el cliente?",
      "客服是否已与客户排查问题?",
    ],
  ),
  "claim.authorized": entry(
    "boolean",
    "intake",
    ["Return authorised", "Devolución autorizada", "已授权寄回"],
    ["Has the return been authorised?", "¿Se ha autorizado la devolución?", "是否已授权寄回?"],
  ),
  "claim.asNew": entry(
    "boolean",
    "receiving",
    ["As new", "Como nuevo", "全新状态"],
    ["Is it unused, complete and undamaged?", "¿Está sin usar, completo y sin daños?", "是否未使用、完整且无损?"],
  ),
  "claim.keepOriginal": entry(
    "boolean",
    "intake",
    ["Original wanted back", "Quiere el original", "要求退回原机"],
    [
      "Must the same machine come back, not another of its model?",
      "¿Debe volver la misma máquina y no otra igual?",
      "是否必须退回原机而不是同型号机器?",
    ],
  ),
  "claim.returnReplacedParts": entry(
    "boolean",
    "intake",
    ["Replaced parts wanted back", "Quiere las piezas sustituidas", "要求退回旧件"],
    ["Should replaced parts be sent back to you?", "¿Desea recibir las piezas sustituidas?", "是否退回被更换的零件?"],
  ),
  "claim.replacementInStock": entry(
    "boolean",
    "intake",
    ["Replacement in stock", "Reemplazo en existencias", "有替换库存"],
    ["Is a replacement in stock?", "¿Hay un reemplazo en existencias?", "是否有替换品库存?"],
  ),
  "parcel.arrivedOn": entry(
    "date",
    "receiving",
    ["Arrived on", "Fecha de llegada", "到达日期"],
    [
      "On what day did the parcel arrive at the service centre?",
      "¿Qué día llegó el paquete al centro?",
      "包裹哪一天到达服务中心?",
    ],
  ),
  "parcel.tracked": entry(
    "boolean",
    "receiving",
    ["Sent with tracking", "Envío con seguimiento", "可追踪寄送"],
    ["Was it sent with tracking?", "¿Se envió con seguimiento?", "是否以可追踪方式寄送?"],
  ),
  "parcel.freight": choice(
    "receiving",
    ["Freight", "Porte", "运费方式"],
    ["Was the freight prepaid?", "¿El porte venía pagado?", "运费是否预付?"],
    {
      prepaid: ["Prepaid", "Pagado", "预付"],
      collect: ["To be paid on delivery", "A pagar en destino", "到付"],
    },
  ),
  "parcel.from": choice(
    "intake",
    ["Sent from", "Enviado desde", "寄出地点"],
    [
      "Will you send it from an address or a pick-up point?",
      "¿Lo enviará desde una dirección o un punto de recogida?",
      "从地址还是自提点寄出?",
    ],
    {
      address: ["An address", "Una dirección", "地址"],
      pickup_point: ["A pick-up point", "Un punto de recogida", "自提点"],
    },
  ),
  "parcel.packagingAdequate": entry(
    "boolean",
    "receiving",
    ["Packaging adequate", "Embalaje adecuado", "包装合格"],
    ["Was it packed well enough?", "¿El embalaje era adecuado?", "包装是否足够?"],
  ),
  "parcel.damaged": entry(
    "boolean",
    "receiving",
    ["Parcel damaged", "Paquete dañado", "包裹破损"],
    ["Is the outside of the parcel damaged?", "¿El exterior del paquete está dañado?", "包裹外部是否破损?"],
  ),
  "parcel.soaked": entry(
    "boolean",
    "receiving",
    ["Parcel soaked", "Paquete mojado", "包裹浸湿"],
    ["Is the parcel soaked?", "¿El paquete está mojado?", "包裹是否浸湿?"],
  ),
  "parcel.contents": choice(
    "receiving",
    ["Contents", "Contenido", "包裹内容"],
    ["Do the contents match the order?", "¿El contenido coincide con la orden?", "内容与工单是否一致?"],
    {
      match: ["They match", "Coincide", "一致"],
      mismatch: ["They differ", "No coincide", "不一致"],
      empty: ["Empty", "Vacío", "空包裹"],
      wrong_item: ["A wrong item", "Artículo equivocado", "错误物品"],
    },
  ),
  "parcel.addressedTo": choice(
    "receiving",
    ["Addressed to", "Dirigido a", "收件地址"],
    ["Was it sent to the centre that was named?", "¿Se envió al centro indicado?", "是否寄往指定中心?"],
    {
      named_centre: ["The named centre", "El centro indicado", "指定中心"],
      other: ["Another address", "Otra dirección", "其他地址"],
    },
  ),
  "parcel.customsCharges": entry(
    "money",
    "receiving",
    ["Customs charges", "Gastos de aduana", "关税费用"],
    ["What did customs charge for the parcel?", "¿Cuánto cobró la aduana por el paquete?", "海关对包裹收取了多少费用?"],
  ),
  "finding.manufacturingDefect": finding(
    ["Manufacturing defect", "Defecto de fabricación", "制造缺陷"],
    [
      "Is it a fault of material, process or manufacturing?",
      "¿Es un fallo de material, proceso o fabricación?",
      "是否为材料、工艺或制造缺陷?",
    ],
  ),
  "finding.wear": finding(
    ["Normal wear", "Desgaste normal", "正常磨损"],
    ["Is it normal wear?", "¿Es desgaste normal?", "是否为正常磨损?"],
  ),
  "finding.wilfulDamage": finding(
    ["Wilful damage", "Daño intencionado", "故意损坏"],
    ["Was it damaged on purpose?", "¿Se dañó a propósito?", "是否故意损坏?"],
  ),
  "finding.accident": finding(
    ["Accident", "Accidente", "意外事故"],
    ["Was there an accident (a fall, a blow)?", "¿Hubo un accidente (caída, golpe)?", "是否发生意外(跌落、撞击)?"],
  ),
  "finding.negligence": finding(
    ["Negligence", "Negligencia", "疏忽"],
    ["Was it handled carelessly?", "¿Se trató con descuido?", "是否因疏忽造成?"],
  ),
  "finding.misuse": finding(
    ["Misuse", "Uso indebido", "使用不当"],
    ["Was it used against the instructions?", "¿Se usó en contra de las instrucciones?", "是否违反说明使用?"],
  ),
  "finding.altered": finding(
    ["Altered", "Modificado", "经过改动"],
    ["Was it altered or repaired by others?", "¿Fue modificado o reparado por terceros?", "是否被改动或自行维修?"],
  ),
  "finding.partsReplaced": finding(
    ["Parts removed or replaced", "Piezas retiradas o cambiadas", "零件被拆除或更换"],
    ["Were parts removed or replaced?", "¿Se retiraron o cambiaron piezas?", "零件是否被拆除或更换?"],
  ),
  "finding.dismantled": finding(
    ["Dismantled or label tampered", "Desmontado o etiqueta manipulada", "被拆解或标签被动过"],
    ["Was it taken apart, or its label damaged?", "¿Se desmontó o se dañó la etiqueta?", "是否被拆解或标签受损?"],
  ),
  "finding.thirdPartyParts": finding(
    ["Damage by foreign parts", "Daño por productos ajenos", "非原厂产品造成损坏"],
    [
      "Did products of other makers damage it?",
      "¿Lo dañaron productos de otros fabricantes?",
      "是否由其他厂家产品造成损坏?",
    ],
  ),
  "finding.burnt": finding(
    ["Burnt", "Quemado", "烧毁"],
    [
      "Are boards, chips or circuits burnt or crushed?",
      "¿Hay placas, chips o circuitos quemados o aplastados?",
      "电路板、芯片或电路是否烧毁或压坏?",
    ],
  ),
  "finding.overvoltage": finding(
    ["Over-voltage or leakage", "Sobretensión o fuga", "高压或漏电"],
    ["Are there signs of high voltage or leakage?", "¿Hay señales de alta tensión o fuga?", "是否有高压或漏电迹象?"],
  ),
  "finding.powerFault": finding(
    ["Poor power supply", "Suministro defectuoso", "供电不良"],
    [
      "Did a poor supply or a surge damage it?",
      "¿Lo dañó un suministro defectuoso o un pico?",
      "是否因供电不良或浪涌损坏?",
    ],
  ),
  "finding.lightning": finding(
    ["Lightning", "Rayo", "雷击"],
    ["Was it struck by lightning?", "¿Le cayó un rayo?", "是否遭雷击?"],
  ),
  "finding.temperature": finding(
    ["Too hot or too cold", "Temperatura fuera de rango", "温度过高或过低"],
    [
      "Was it run too hot or too cold?",
      "¿Funcionó a temperatura excesiva o insuficiente?",
      "运行环境温度是否过高或过低?",
    ],
  ),
  "finding.overclocked": finding(
    ["Overclocked", "Overclocking", "超频"],
    ["Was it overclocked?", "¿Se le hizo overclocking?", "是否超频?"],
  ),
  "finding.waterOrCorrosion": finding(
    ["Water or corrosion", "Agua o corrosión", "进水或腐蚀"],
    ["Are there traces of water or corrosion?", "¿Hay restos de agua o corrosión?", "是否有进水或腐蚀痕迹?"],
  ),
  "finding.physicalInterference": finding(
    ["Physical interference", "Interferencia física", "物理干扰"],
    [
      "Did humidity, fire, transport or an extreme environment damage it?",
      "¿Lo dañó humedad, fuego, transporte o un ambiente extremo?",
      "是否因潮湿、火、运输或极端环境受损?",
    ],
  ),
  "finding.naturalDisaster": finding(
    ["Natural disaster", "Desastre natural", "自然灾害"],
    [
      "Did a flood, storm, fire or quake damage it?",
      "¿Lo dañó una inundación, tormenta, incendio o sismo?",
      "是否因洪水、风暴、火灾或地震受损?",
    ],
  ),
  "finding.liquidCooling": finding(
    ["Liquid cooling damage", "Daño por refrigeración líquida", "液冷损坏"],
    [
      "Did liquid cooling outside the standard damage it?",
      "¿Lo dañó una refrigeración líquida fuera de norma?",
      "是否因不规范液冷受损?",
    ],
  ),
  "finding.poorHosting": finding(
    ["Poor hosting", "Mala gestión del alojamiento", "托管不当"],
    [
      "Did the hosting provider's management damage it?",
      "¿Lo dañó la gestión del proveedor de alojamiento?",
      "是否因托管商管理不当受损?",
    ],
  ),
  "finding.repairAttempted": finding(
    ["Repair attempted", "Intento de reparación", "尝试过自行维修"],
    ["Did someone try to repair it?", "¿Alguien intentó repararlo?", "是否有人尝试维修?"],
  ),
  "finding.usedAfterFault": finding(
    ["Used on after the fault", "Se siguió usando tras el fallo", "故障后继续使用"],
    [
      "Did going on using it make the fault worse?",
      "¿Seguir usándolo agravó el fallo?",
      "故障后继续使用是否加重了损坏?",
    ],
  ),
  "finding.poorMaintenance": finding(
    ["Poor maintenance", "Mal mantenimiento", "维护不良"],
    ["Was it badly maintained?", "¿Se mantuvo mal?", "是否维护不良?"],
  ),
  "finding.vandalism": finding(
    ["Vandalism", "Vandalismo", "人为破坏"],
    ["Was it vandalised?", "¿Fue objeto de vandalismo?", "是否遭人为破坏?"],
  ),
  "finding.unsupervisedMinor": finding(
    ["Used by a minor alone", "Usado por un menor sin supervisión", "未成年人无监护使用"],
    ["Did a minor damage it unsupervised?", "¿Lo dañó un menor sin supervisión?", "是否由无人监护的未成年人损坏?"],
  ),
  "finding.scrap": finding(
    ["Beyond repair (scrap)", "Irreparable (chatarra)", "报废"],
    [
      "Is it scrap (burnt board, corrosion, torn pins, broken board)?",
      "¿Es chatarra (placa quemada, corrosión, pines arrancados, placa rota)?",
      "是否报废(烧板、腐蚀、引脚脱落、断板)?",
    ],
  ),
  "finding.repairable": finding(
    ["Can be repaired", "Se puede reparar", "可维修"],
    ["Can it be repaired?", "¿Se puede reparar?", "可以维修吗?"],
  ),
  "finding.worthRepairing": finding(
    ["Worth repairing", "Merece la pena reparar", "有维修价值"],
    ["Is it worth repairing?", "¿Merece la pena repararlo?", "是否有维修价值?"],
  ),
  "evidence.invoice": evidence(
    ["Proof of purchase", "Comprobante de compra", "购买凭证"],
    [
      "Is the invoice or another proof of purchase on file?",
      "¿Consta la factura u otro comprobante de compra?",
      "是否已提供发票或其他购买凭证?",
    ],
  ),
  "evidence.orderNumber": evidence(
    ["Order number", "Número de pedido", "订单号"],
    ["Is the order number on file?", "¿Consta el número de pedido?", "是否已提供订单号?"],
  ),
  "evidence.sku": evidence(
    ["Product code (SKU)", "Código de producto (SKU)", "产品编码(SKU)"],
    ["Is the product code on file?", "¿Consta el código de producto?", "是否已提供产品编码?"],
  ),
  "evidence.description": evidence(
    ["Description of the problem", "Descripción del problema", "问题描述"],
    ["Does the claim say what happened and when?", "¿El aviso dice qué pasó y cuándo?", "是否说明了何时发生了什么?"],
  ),
  "evidence.effortsMade": evidence(
    ["What was tried so far", "Lo que ya se intentó", "已尝试的措施"],
    ["Does the claim say what has been tried?", "¿El aviso dice qué se ha intentado?", "是否说明了已尝试的措施?"],
  ),
  "evidence.photo": evidence(
    ["Photo", "Foto", "照片"],
    ["Is a clear photo on file?", "¿Consta una foto clara?", "是否已提供清晰照片?"],
  ),
  "evidence.video": evidence(
    ["Video", "Vídeo", "视频"],
    ["Is a clear video on file?", "¿Consta un vídeo claro?", "是否已提供清晰视频?"],
  ),
  "evidence.courierReport": evidence(
    ["Courier's stamped report", "Parte sellado del transportista", "承运商盖章报告"],
    [
      "Is the courier's stamped paper report on file?",
      "¿Consta el parte en papel sellado por el transportista?",
      "是否已提供承运商盖章的纸质报告?",
    ],
  ),
  "evidence.packagingPhoto": evidence(
    ["Photo of the packaging", "Foto del embalaje", "包装照片"],
    ["Is a photo of the packaging on file?", "¿Consta una foto del embalaje?", "是否已提供包装照片?"],
  ),
  "evidence.labelPhoto": evidence(
    ["Photo of the shipping label", "Foto de la etiqueta de envío", "面单照片"],
    ["Is a photo of the shipping label on file?", "¿Consta una foto de la etiqueta?", "是否已提供面单照片?"],
  ),
  "evidence.weight": evidence(
    ["Weight of the parcel", "Peso del paquete", "包裹重量"],
    ["Is the parcel's weight on file?", "¿Consta el peso del paquete?", "是否已提供包裹重量?"],
  ),
  "evidence.caseNumber": evidence(
    ["Courier's case number", "Número de caso", "案件编号"],
    ["Is the case number on file?", "¿Consta el número de caso?", "是否已提供案件编号?"],
  ),
  "evidence.modificationApproval": evidence(
    ["Approval of a modification", "Permiso de modificación", "改动许可"],
    [
      "Is there a written approval for changing or repairing the unit?",
      "¿Hay un permiso por escrito para modificar o reparar el equipo?",
      "是否有改动或维修的书面许可?",
    ],
  ),
  "quote.sentOn": entry(
    "date",
    "none",
    ["Quote sent on", "Presupuesto enviado", "报价发送日期"],
    ["On what day was the quote sent?", "¿Qué día se envió el presupuesto?", "报价哪一天发送?"],
  ),
  "quote.acceptedOn": entry(
    "date",
    "none",
    ["Quote accepted on", "Presupuesto aceptado", "报价接受日期"],
    ["On what day was the quote accepted?", "¿Qué día se aceptó el presupuesto?", "报价哪一天被接受?"],
  ),
  "quote.declinedOn": entry(
    "date",
    "none",
    ["Quote declined on", "Presupuesto rechazado", "报价拒绝日期"],
    ["On what day was the quote declined?", "¿Qué día se rechazó el presupuesto?", "报价哪一天被拒绝?"],
  ),
  "quote.paidOn": entry(
    "date",
    "none",
    ["Paid on", "Fecha de pago", "付款日期"],
    ["On what day was it paid?", "¿Qué día se pagó?", "哪一天付款?"],
  ),
  "inspection.complete": entry(
    "boolean",
    "inspection",
    ["Inspection complete", "Inspección terminada", "检测完成"],
    ["Has the technician closed the inspection?", "¿El técnico ha cerrado la inspección?", "技术员是否已完成检测?"],
  ),
} as const satisfies Readonly<Record<string, FactEntry>>;

type Words = readonly [en: string, es: string, zh: string];

function text([en, es, zh]: Words): Text {
  return { en, es, zh };
}

function entry<T extends Exclude<FactType, "choice">>(type: T, stage: Stage, label: Words, question: Words) {
  return { type, stage, label: text(label), question: text(question) } as const;
}

function finding(label: Words, question: Words) {
  return entry("boolean", "inspection", label, question);
}

function evidence(label: Words, question: Words) {
  return entry("boolean", "intake", label, question);
}

function choice<const V extends Readonly<Record<string, Words>>>(
  stage: Stage,
  label: Words,
  question: Words,
  words: V,
) {
  const values = Object.fromEntries(Object.entries(words).map(([value, each]) => [value, text(each)]));
  return {
    type: "choice",
    stage,
    label: text(label),
    question: text(question),
    values: values as { readonly [K in keyof V]: Text },
  } as const;
}
