export {
  addPart,
  changeStock,
  editPart,
  listParts,
  type NewPart,
  type PartRecord,
  readPart,
  type StockChange,
  takeParts,
  type Use,
} from "./stock.ts";
