import type { Text } from "../../core/locale.ts";
import type { ImportFaultCode } from "../../domain/catalog/index.ts";

/** Why a row of a shipment record, or an order of a shop, was not taken, and what would be right. */
export const importFaultText: Readonly<Record<ImportFaultCode, Text>> = {
  required: { en: "This is needed.", es: "Este dato es necesario.", zh: "此项必填。" },
  too_long: { en: "This is too long.", es: "Es demasiado largo.", zh: "内容过长。" },
  not_text: {
    en: "This holds characters that are no text.",
    es: "Contiene caracteres que no son texto.",
    zh: "包含非文本字符。",
  },
  spreadsheet_number: {
    en: "A spreadsheet has shortened this serial. Format the column as text and export again.",
    es: "Una hoja de cálculo abrevió este número de serie. Dé formato de texto a la columna y exporte de nuevo.",
    zh: "电子表格已截断此序列号。请将该列设为文本格式后重新导出。",
  },
  not_a_day: {
    en: "Write a day that exists as YYYY-MM-DD, such as 2026-03-31.",
    es: "Escriba un día que exista como AAAA-MM-DD, por ejemplo 2026-03-31.",
    zh: "请按 YYYY-MM-DD 填写存在的日期，例如 2026-03-31。",
  },
  before_shipped: {
    en: "Delivered before it was shipped.",
    es: "Entregado antes de enviarse.",
    zh: "送达日期早于发货日期。",
  },
  not_an_amount: {
    en: "Write an amount such as 1299.00.",
    es: "Escriba un importe como 1299,00.",
    zh: "请填写金额，例如 1299.00。",
  },
  ambiguous_amount: {
    en: "This can mean two amounts. Write it without a separator of thousands, such as 1299.00.",
    es: "Puede significar dos importes. Escríbalo sin separador de miles, como 1299,00.",
    zh: "该写法可能有两种含义。请不要使用千位分隔符，例如 1299.00。",
  },
  not_a_customs_code: {
    en: "Write the HS code as six to ten digits, such as 8471.50.",
    es: "Escriba el código SA con seis a diez cifras, como 8471.50.",
    zh: "请填写六至十位数字的 HS 编码，例如 8471.50。",
  },
  not_a_weight: {
    en: "Write the net weight in kilograms, such as 13.5.",
    es: "Escriba el peso neto en kilogramos, como 13,5.",
    zh: "请以公斤填写净重，例如 13.5。",
  },
  not_a_currency: {
    en: "Write a currency as three letters, such as EUR.",
    es: "Escriba la moneda con tres letras, como EUR.",
    zh: "请用三个字母填写货币，例如 EUR。",
  },
  not_a_choice: {
    en: "This is none of the values that can stand here.",
    es: "No es uno de los valores posibles aquí.",
    zh: "此处没有该选项。",
  },
  not_a_country: {
    en: "Write a country as two letters, such as DE.",
    es: "Escriba el país con dos letras, como DE.",
    zh: "请用两个字母填写国家，例如 DE。",
  },
  not_an_email: {
    en: "Write an e-mail address, such as ana@example.com.",
    es: "Escriba un correo electrónico, como ana@example.com.",
    zh: "请填写邮箱地址，例如 ana@example.com。",
  },
  not_yes_or_no: { en: "Write yes or no.", es: "Escriba sí o no.", zh: "请填写是或否。" },
  twice: {
    en: "This serial is in the file already, further up.",
    es: "Este número de serie ya aparece antes en el archivo.",
    zh: "该序列号在文件前面已出现。",
  },
  maker_needed: {
    en: "The maker of this model is not known; add a column for the manufacturer.",
    es: "No se conoce el fabricante de este modelo; añada una columna con el fabricante.",
    zh: "该型号的制造商未知，请添加制造商列。",
  },
  too_many_cells: {
    en: "More cells than columns. Put values that hold the separator into quotes.",
    es: "Hay más celdas que columnas. Ponga entre comillas los valores que contienen el separador.",
    zh: "单元格多于列数。含分隔符的值请加引号。",
  },
  bad_quotes: {
    en: "The quotes in this row do not pair.",
    es: "Las comillas de esta fila no están emparejadas.",
    zh: "此行引号不成对。",
  },
  not_json: {
    en: "This is not a whole object in JSON. Export again, and do not edit the file.",
    es: "No es un objeto JSON completo. Exporte de nuevo y no modifique el archivo.",
    zh: "这不是完整的 JSON 对象。请重新导出，且不要编辑文件。",
  },
  not_a_quantity: {
    en: "Write a quantity as a whole number above zero.",
    es: "Escriba la cantidad como número entero mayor que cero.",
    zh: "请填写大于零的整数数量。",
  },
  not_a_serial: {
    en: "This cannot be a serial number.",
    es: "No puede ser un número de serie.",
    zh: "这不可能是序列号。",
  },
  too_many_serials: {
    en: "More serial numbers than pieces on this line.",
    es: "Hay más números de serie que unidades en esta línea.",
    zh: "序列号多于此行的件数。",
  },
  serials_not_placed: {
    en: "The order has several lines, and nothing says which of them these serial numbers belong to. Import them as a shipment record.",
    es: "El pedido tiene varias líneas y nada indica a cuál corresponden estos números de serie. Impórtelos como registro de envíos.",
    zh: "订单有多行，无法确定这些序列号属于哪一行。请通过发货记录导入。",
  },
  serial_elsewhere: {
    en: "This serial number belongs to another order already; the unit was left as it is.",
    es: "Este número de serie ya pertenece a otro pedido; el equipo no se modificó.",
    zh: "该序列号已属于另一订单，设备信息未改动。",
  },
  other_currency: {
    en: "Another currency than the order's first row has.",
    es: "Otra moneda que la de la primera fila del pedido.",
    zh: "币种与该订单首行不同。",
  },
  order_twice: {
    en: "This order is in the file already, further up.",
    es: "Este pedido ya aparece antes en el archivo.",
    zh: "该订单在文件前面已出现。",
  },
  too_many_lines: {
    en: "An order of more than 2,000 lines is not read.",
    es: "No se leen pedidos de más de 2.000 líneas.",
    zh: "不读取超过 2,000 行的订单。",
  },
  not_a_whole_number: {
    en: "Write a whole number within what this column takes.",
    es: "Escriba un número entero dentro de lo que admite esta columna.",
    zh: "请填写此列允许范围内的整数。",
  },
  not_a_part: {
    en: "No part of the shelf has this code.",
    es: "Ningún repuesto del estante tiene este código.",
    zh: "货架上没有此编码的备件。",
  },
  another_thing: {
    en: "The product of this code is another model or part; what it is stays.",
    es: "El producto de este código es otro modelo o repuesto; lo que es no cambia.",
    zh: "此编码的商品是另一型号或备件；商品本身不可更改。",
  },
  another_currency: {
    en: "Prices are set in the seller's own currency.",
    es: "Los precios se fijan en la moneda del vendedor.",
    zh: "价格须以卖家的货币设定。",
  },
  all_sides: {
    en: "Give length, width and height of the box, or none of them.",
    es: "Indique largo, ancho y alto de la caja, o ninguno.",
    zh: "请同时填写包装的长、宽、高，或全部留空。",
  },
  changed_meanwhile: {
    en: "Somebody else changed this product at the same moment; import the row again.",
    es: "Otra persona cambió este producto en el mismo momento; vuelva a importar la fila.",
    zh: "其他人同时更改了该商品；请重新导入此行。",
  },
  stock_kept: {
    en: "The row was taken, but not this: the stock of a product that is there changes by what comes and goes, on its page.",
    es: "Se tomó la fila, pero no esto: las existencias de un producto existente cambian por entradas y salidas, en su página.",
    zh: "该行已导入，但此项除外：已有商品的库存只能在其页面上通过出入库更改。",
  },
  encoding: {
    en: "From here on the file is not text in UTF-8; nothing below was read.",
    es: "A partir de aquí el archivo no es texto en UTF-8; no se leyó nada más.",
    zh: "从此处起文件不是 UTF-8 文本，其后内容未读取。",
  },
};
