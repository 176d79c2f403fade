export { categoryWords } from "./category-words.ts";
export { addComponents, componentsOf, fitComponents, type NewComponent } from "./components.ts";
export { type FoundUnit, findUnits } from "./find-units.ts";
export { addToFleet, removeFromFleet } from "./fleet.ts";
export { Cells, columnNamed, type Layout, layoutOf } from "./imports/cells.ts";
export { decodeText } from "./imports/decode-text.ts";
export type { ImportFault, ImportFaultCode } from "./imports/faults.ts";
export { importTable, type Run, TableImport } from "./imports/import-table.ts";
export { importUnits } from "./imports/import-units.ts";
export { type ImportRecord, listImports, readImport } from "./imports/read-imports.ts";
export { type Row, readRows } from "./imports/read-rows.ts";
export { ImportReport } from "./imports/report.ts";
export {
  type Read,
  readAmount,
  readChoice,
  readCountry,
  readCurrency,
  readCustomsCode,
  readFlag,
  readWeight,
  readWhole,
} from "./imports/values.ts";
export { type ShopSource, shopSources } from "./lifecycle.ts";
export { modelNamed } from "./make-model.ts";
export { importOrders } from "./shop-orders/import-orders.ts";
export { listShopOrders, type ShopOrderRecord } from "./shop-orders/read-orders.ts";
export { unitFacts } from "./unit-facts.ts";
export { listUnits, readUnitRecord, type UnitCard, type UnitRecord, unitEvents } from "./units.ts";
