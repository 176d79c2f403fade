export {
  addPart,
  changeStock,
  editPart,
  listParts,
  type NewPart,
  type PartRecord,
  readPart,
  type StockChange,
  type Use,
  useParts,
} from "./stock.ts";
