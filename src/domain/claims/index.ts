export { expireClaim } from "../endings/index.ts";
export { type AuthorizeClaim, authorizeClaim, authorizeClaimGuard } from "./authorize.ts";
export { type BeginClaim, beginClaim } from "./begin.ts";
export { type BenchLine, benchLines } from "./bench.ts";
export { type CancelClaim, cancelClaim, cancelClaimGuard } from "./cancel.ts";
export { closeClaim, closeClaimGuard } from "./close.ts";
export {
  draftGuard,
  type EditClaim,
  type EditLine,
  editClaim,
  editClaimGuard,
  editLine,
  editLineGuard,
} from "./edit.ts";
export {
  type RequestInformation,
  requestInformation,
  requestInformationGuard,
  type SupplyInformation,
  supplyInformation,
  supplyInformationGuard,
} from "./information.ts";
export {
  type ClaimStatus,
  type Custody,
  claimLifecycle,
  claimStatuses,
  custodies,
  custodyLifecycle,
  type Work,
  workLifecycle,
  works,
} from "./lifecycle.ts";
export { type AddLines, addLines, removeLine } from "./lines.ts";
export { type ClaimList, type ListClaims, listClaims } from "./list.ts";
export { claimForChange, lineOf, loadClaim } from "./load.ts";
export { claimsInSituations, type DueClaim, dueClaims, openSituations, type SituationCount, unansweredClaims } from "./open-work.ts";
export type * from "./record.ts";
export { refileClaim, refileClaimGuard } from "./refile.ts";
export { type RejectClaim, rejectClaim, rejectClaimGuard } from "./reject.ts";
export { type ResolveRemotely, resolveRemotely, resolveRemotelyGuard } from "./resolve-remotely.ts";
export { type ClaimRowRecord, claimRows } from "./rows.ts";
export { linesInSituation, reachOf, type Situation, situationColumns } from "./situation.ts";
export { type SubmitClaim, submitClaim, submitClaimGuard } from "./submit.ts";
export { type TriageClaim, triageClaim, triageClaimGuard } from "./triage.ts";
export { unchanged } from "./version.ts";
