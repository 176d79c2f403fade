export { addProduct, editProduct, type NewProduct, type ProductChange } from "./offer.ts";
export { listProducts, type ProductRecord, productsOf, readProduct, titleIn } from "./read.ts";
export { changeProductStock, giveBackStock, listMovements, reserveStock } from "./stock.ts";
