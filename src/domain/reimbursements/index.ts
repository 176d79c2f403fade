export { approveReimbursement, declineReimbursement } from "./decide.ts";
export {
  openReimbursements,
  type ReimbursementRecord,
  reimbursementsOf,
  statementOf,
  statementPayments,
} from "./list.ts";
export { payStatement } from "./pay.ts";
export { listRates, ratesFor, setRates } from "./rates.ts";
export { requestReimbursement } from "./request.ts";
