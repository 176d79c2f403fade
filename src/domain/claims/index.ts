export { endingOf } from "../endings/index.ts";
export { notAtCentre } from "./at-centre.ts";
export { authorizeClaim, authorizeClaimGuard } from "./authorize.ts";
export { beginClaim } from "./begin.ts";
export { benchCentres, benchLines } from "./bench.ts";
export { byCentre } from "./by-centre.ts";
export { cancelClaim, cancelClaimGuard } from "./cancel.ts";
export { type CheckedRow, checkRows } from "./check-rows.ts";
export { closeClaim, closeClaimGuard } from "./close.ts";
export { comesIn } from "./comes-in.ts";
export { accessoriesLeft, lineContentsGuard, ownSerials, setContents, strangeComponents } from "./contents.ts";
export { deadlineColumns, withoutNotices } from "./deadline-columns.ts";
export { changeAddressGuard, draftGuard, editClaim, editLine, editLineGuard, editLines } from "./edit.ts";
export {
  requestInformation,
  requestInformationGuard,
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
export { addLines, removeLine } from "./lines.ts";
export { listClaims, recordClauses, type WaitingFor } from "./list.ts";
export { claimForChange, lineOf, loadClaim } from "./load.ts";
export { isMachineAgain } from "./machine-again.ts";
export { claimedOf, claimsOfOrder, type OrderClaim } from "./of-order.ts";
export {
  appealedClaims,
  claimsInSituations,
  type DueClaim,
  declinedClaims,
  dueClaims,
  openSituations,
  type SituationCount,
  unansweredClaims,
} from "./open-work.ts";
export { partKey, partKeyOfLine } from "./part-key.ts";
export type { OverrideRecord } from "./read-appeals.ts";
export { readAttachments, readDeadlines, readEvents } from "./read-around.ts";
export { paymentsOf } from "./read-quotes.ts";
export { refundsOfClaims, refundsOfOrders } from "./read-refunds.ts";
export { type ReadSheet, readTable } from "./read-table.ts";
export type * from "./record.ts";
export { preferredRemedies } from "./record.ts";
export { refileClaim, refileClaimGuard } from "./refile.ts";
export { rejectClaim, rejectClaimGuard } from "./reject.ts";
export { reopenClaim } from "./reopen.ts";
export { repairCover } from "./repair-cover.ts";
export { resolveRemotely, resolveRemotelyGuard } from "./resolve-remotely.ts";
export { type ClaimRowRecord, claimRows } from "./rows.ts";
export { declineUnit, declineUnitGuard, sendElsewhere, sendElsewhereGuard } from "./send-elsewhere.ts";
export { reachOf, type Situation, situationOf } from "./situation.ts";
export { submitClaim, submitClaimGuard } from "./submit.ts";
export { triageClaim, triageClaimGuard } from "./triage.ts";
export { unchanged } from "./version.ts";
export { worthOfLine } from "./worth.ts";
export { setReturnCarrier } from "./write.ts";
