export {
  type Account,
  type DeductionKind,
  deductionKinds,
  type Method,
  methods,
  type RefundSource,
  refundSources,
} from "./accounts.ts";
export { causes, credit, debit, type Posting, post } from "./post.ts";
export { balances, type LedgerRow, listLedger } from "./read.ts";
