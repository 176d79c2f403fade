import { columnNamed } from "./cells.ts";

/** What a column of a shipment record may hold. */
export type Column =
  | "serial"
  | "manufacturer"
  | "model"
  | "category"
  | "batch"
  | "orderNumber"
  | "releasedOn"
  | "shippedOn"
  | "deliveredOn"
  | "invoiceOn"
  | "price"
  | "currency"
  | "channel"
  | "warehouse"
  | "preorder"
  | "bulk"
  | "buyerName"
  | "buyerEmail"
  | "hsCode"
  | "origin"
  | "netWeight";

const names: Readonly<Record<Column, readonly string[]>> = {
  serial: [
    "serial",
    "serial number",
    "serial no",
    "sn",
    "s/n",
    "número de serie",
    "n.º de serie",
    "serie",
    "序列号",
    "序号",
  ],
  manufacturer: ["manufacturer", "maker", "brand", "vendor", "fabricante", "marca", "制造商", "厂商", "品牌"],
  model: ["model", "model name", "product", "product name", "modelo", "producto", "型号", "产品", "产品型号", "机型"],
  category: [
    "category",
    "kind",
    "type",
    "product type",
    "categoría",
    "tipo",
    "tipo de producto",
    "类别",
    "产品类别",
    "类型",
  ],
  batch: ["batch", "lot", "batch number", "lote", "número de lote", "批次", "批号"],
  orderNumber: [
    "order",
    "order number",
    "order no",
    "order id",
    "po",
    "pedido",
    "número de pedido",
    "n.º de pedido",
    "订单",
    "订单号",
    "订单编号",
  ],
  releasedOn: [
    "released",
    "released on",
    "release date",
    "ex works",
    "left factory",
    "salida de fábrica",
    "出厂日期",
    "出厂",
  ],
  shippedOn: [
    "shipped",
    "shipped on",
    "ship date",
    "shipping date",
    "shipment date",
    "dispatch date",
    "fecha de envío",
    "enviado",
    "enviado el",
    "发货日期",
    "发货",
  ],
  deliveredOn: [
    "delivered",
    "delivered on",
    "delivery date",
    "fecha de entrega",
    "entregado",
    "entregado el",
    "签收日期",
    "送达日期",
    "交付日期",
  ],
  invoiceOn: [
    "invoice date",
    "invoiced",
    "invoiced on",
    "invoice on",
    "fecha de factura",
    "fecha de la factura",
    "发票日期",
    "开票日期",
  ],
  price: [
    "price",
    "unit price",
    "price paid",
    "amount",
    "precio",
    "precio unitario",
    "importe",
    "价格",
    "单价",
    "金额",
  ],
  currency: ["currency", "moneda", "divisa", "货币", "币种"],
  channel: [
    "channel",
    "sales channel",
    "bought through",
    "canal",
    "canal de compra",
    "canal de venta",
    "渠道",
    "购买渠道",
    "销售渠道",
  ],
  warehouse: ["warehouse", "warehouse country", "almacén", "país del almacén", "仓库", "发货仓库"],
  preorder: ["preorder", "pre-order", "preventa", "预售", "预售订单"],
  bulk: ["bulk", "bulk order", "al por mayor", "mayorista", "批量", "批量订单"],
  buyerName: [
    "buyer",
    "buyer name",
    "customer",
    "customer name",
    "comprador",
    "cliente",
    "nombre del cliente",
    "买家",
    "客户",
    "客户名称",
    "买方",
  ],
  buyerEmail: [
    "buyer email",
    "email",
    "e-mail",
    "customer email",
    "buyer e-mail",
    "correo",
    "correo electrónico",
    "correo del comprador",
    "correo del cliente",
    "邮箱",
    "客户邮箱",
    "买家邮箱",
  ],
  hsCode: [
    "hs code",
    "hs",
    "customs code",
    "customs tariff number",
    "tariff code",
    "código sa",
    "código arancelario",
    "partida arancelaria",
    "海关编码",
    "hs 编码",
    "税则号",
  ],
  origin: ["origin", "country of origin", "made in", "origen", "país de origen", "原产地", "原产国"],
  netWeight: [
    "net weight",
    "net weight (kg)",
    "weight (kg)",
    "peso neto",
    "peso neto (kg)",
    "净重",
    "净重 (kg)",
    "净重（公斤）",
  ],
};

/** The column that a header names, in English, Spanish or Chinese; null for one that is not read. */
export const columnOf = columnNamed(names);
