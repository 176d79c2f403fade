export { addComponents, componentsOf } from "./components.ts";
export { type FoundUnit, findUnits } from "./find-units.ts";
export { decodeText } from "./imports/decode-text.ts";
export type { ImportFaultCode } from "./imports/faults.ts";
export { importUnits } from "./imports/import-units.ts";
export { type ImportRecord, listImports, readImport } from "./imports/read-imports.ts";
export { readRows } from "./imports/read-rows.ts";
export { unitFacts } from "./unit-facts.ts";
export { listUnits, readUnitRecord, type UnitCard, type UnitRecord, unitEvents } from "./units.ts";
