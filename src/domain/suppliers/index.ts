export {
  backFromSupplier,
  backFromSupplierGuard,
  sendToSupplier,
  sendToSupplierGuard,
  supplierClaimsOf,
} from "./supplier-claim.ts";
