export {
  type Account,
  type DeductionKind,
  deductionKinds,
  type Method,
  methods,
  type RefundSource,
  refundSources,
} from "./accounts.ts";
export { type Cause, causes, credit, debit, type NewTransaction, type Posting, post } from "./post.ts";
export { balances, type LedgerQuery, type LedgerRow, listLedger } from "./read.ts";
