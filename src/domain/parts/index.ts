export { addPart, changeStock, editPart, listParts, type PartRecord, readPart, takeParts } from "./stock.ts";
