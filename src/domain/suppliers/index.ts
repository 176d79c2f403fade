export { listRecoveries } from "./list.ts";
export { supplierPaid, supplierPaidGuard } from "./paid.ts";
export {
  backFromSupplier,
  backFromSupplierGuard,
  type SupplierClaimRecord,
  sendToSupplier,
  sendToSupplierGuard,
  supplierClaimsOf,
} from "./supplier-claim.ts";
