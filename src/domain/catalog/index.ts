export { type FoundUnit, findUnits } from "./find-units.ts";
export { type ImportFault, type ImportFaultCode, importFaults } from "./imports/faults.ts";
export { importUnits } from "./imports/import-units.ts";
export { type ImportRecord, listImports, readImport } from "./imports/read-imports.ts";
export { policyOfMaker, usualCategory } from "./makers.ts";
export { type UnitFactsRow, unitFacts } from "./unit-facts.ts";
export { listUnits, readUnitRecord, type UnitCard, type UnitEvent, type UnitRecord, unitEvents } from "./units.ts";
