export { addProduct, editProduct, type NewProduct, type ProductChange } from "./offer.ts";
export {
  editProductPhoto,
  findProductPhoto,
  keepProductPhoto,
  type ProductPhoto,
  photosOfProduct,
  refuseProductPhoto,
  removeProductPhoto,
} from "./photos.ts";
export {
  countInOtherCurrency,
  listProducts,
  type ProductRecord,
  piecesIn,
  productsOf,
  readProduct,
  titleIn,
} from "./read.ts";
export { changeProductStock, giveBackPieces, giveBackStock, listMovements, reserveStock, takeAgain } from "./stock.ts";
export { productColumns } from "./table/columns.ts";
export { importProducts } from "./table/import-products.ts";
export { productCells } from "./table/write-product.ts";
export { buyersCountry, type Tax, taxIn, taxOn } from "./tax.ts";
