export {
  type BackFromSupplier,
  backFromSupplier,
  backFromSupplierGuard,
  type SendToSupplier,
  type SupplierClaimRecord,
  type SupplierOutcome,
  sendToSupplier,
  sendToSupplierGuard,
  supplierClaimsOf,
  supplierOutcomes,
} from "./supplier-claim.ts";
