export { approveReimbursement, declineReimbursement } from "./decide.ts";
export { openReimbursements, type ReimbursementRecord, reimbursementsOf, statementOf } from "./list.ts";
export { listRates, setRates } from "./rates.ts";
export { requestReimbursement } from "./request.ts";
