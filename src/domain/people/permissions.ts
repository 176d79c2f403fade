import { type Role, staffRoles } from "../../core/actor.ts";
import type { ActionOf } from "../../core/lifecycle.ts";
import type { applicationLifecycle } from "../applications/lifecycle.ts";
import type { claimLifecycle, custodyLifecycle, workLifecycle } from "../claims/lifecycle.ts";
import type { orderLifecycle } from "../orders/lifecycle.ts";
import type { onlineLifecycle, paymentLifecycle } from "../payments/lifecycle.ts";
import type { quoteLifecycle } from "../quotes/lifecycle.ts";
import type { refundLifecycle } from "../refunds/lifecycle.ts";
import type { reimbursementLifecycle } from "../reimbursements/lifecycle.ts";

type Move =
  | ActionOf<typeof claimLifecycle>
  | ActionOf<typeof custodyLifecycle>
  | ActionOf<typeof workLifecycle>
  | ActionOf<typeof quoteLifecycle>
  | ActionOf<typeof paymentLifecycle>
  | ActionOf<typeof onlineLifecycle>
  | ActionOf<typeof refundLifecycle>
  | ActionOf<typeof orderLifecycle>
  | ActionOf<typeof applicationLifecycle>
  | ActionOf<typeof reimbursementLifecycle>;

/** Everything somebody may be allowed to do: the lifecycles' verbs, and what moves no status. */
export type Action = Move | keyof typeof beside;

const customer = ["customer_owner", "customer_member"] as const satisfies Role[];
const staff = staffRoles;
const working = staff.filter((role) => role !== "auditor");
/** The seller's own people: a centre is often a workshop of somebody else's, which sees its claims and no more. */
const house = staff.filter((role) => role !== "centre_member");
const desk = ["support", "administrator"] as const satisfies Role[];
const dock = ["receiving", "centre_member", "support", "administrator"] as const satisfies Role[];
const bench = ["technician", "centre_member", "administrator"] as const satisfies Role[];
const packers = ["shipping", "administrator"] as const satisfies Role[];
const till = ["finance", "administrator"] as const satisfies Role[];
const trade = ["order_desk", "administrator"] as const satisfies Role[];
const dispatch = ["shipping", "centre_member", "administrator"] as const satisfies Role[];

/** What moves no status of a lifecycle. */
const beside = {
  "seller.read": ["anyone"],
  "seller.edit": ["administrator"],
  "centre.read": [...staff],
  "centre.add": ["administrator"],
  "centre.list": ["administrator"],
  "centre.edit": ["administrator", "centre_member"],
  "directory.read": ["anyone"],
  "scorecard.read": ["centre_member", "support", "finance", "administrator", "auditor"],
  "reimbursement.request": ["centre_member", "administrator"],
  "reimbursement.read": ["centre_member", ...till, "auditor"],
  "rate.read": ["centre_member", ...till, "auditor"],
  "rate.edit": [...till],
  "application.submit": [...customer],
  "application.read": [...customer, ...staff],
  "policy.read": ["anyone"],
  "policy.history": ["policy_manager", "support", "administrator", "auditor"],
  "policy.draft": ["policy_manager", "administrator"],
  "policy.publish": ["policy_manager", "administrator"],
  "statute.switch": ["administrator"],
  "warranty.check": ["anyone"],
  "decision.try": ["anyone"],
  "profile.read": ["anyone"],
  "customer.register": ["anyone"],
  "customer.edit": ["customer_owner", ...desk],
  "customer.read": [...customer, ...house],
  "customer.list": [...house],
  "staff.read": [...staff],
  "staff.invite": ["administrator"],
  "staff.remove": ["administrator"],
  "key.manage": ["administrator"],
  "unit.read": [...customer, ...staff],
  "unit.list": [...customer],
  "unit.import": ["order_desk", "administrator"],
  "withdrawal.state": ["anyone"],
  "withdrawal.read": ["support", "order_desk", "finance", "administrator", "auditor"],
  "withdrawal.settle": ["support", "order_desk", "receiving", ...till],
  "withdrawalSettings.edit": ["administrator"],
  "shopOrder.read": ["support", "order_desk", "finance", "administrator", "auditor"],
  "claim.read": [...customer, "guest", ...staff],
  "claim.file": [...customer, ...desk],
  "claim.edit": [...customer, ...desk],
  "claim.changeAddress": [...customer, ...desk],
  "decision.override": [...desk],
  "appeal.file": [...customer, "guest"],
  "appeal.answer": [...desk],
  "decision.verify": [...staff],
  "claim.refile": [...customer, ...desk],
  "claim.track": ["anyone"],
  "message.send": [...customer, "guest", ...working],
  "note.write": [...working],
  "attachment.add": [...customer, "guest", ...working],
  "attachment.read": [...customer, "guest", ...staff],
  "paper.read": [...customer, "guest", ...staff],
  "receiving.look": [...dock, "auditor"],
  "parcel.park": [...dock],
  "parcel.forfeit": [...desk],
  "parcel.takeNews": ["anyone"],
  "carrier.read": [...staff],
  "carrier.edit": ["administrator"],
  "view.use": [...staff],
  "part.read": [...staff],
  "part.manage": ["receiving", ...bench],
  "supplier.takeMoney": [...till],
  "product.read": ["anyone"],
  "product.manage": ["order_desk", "administrator"],
  "product.stock": ["order_desk", "receiving", "shipping", "administrator"],
  "destination.read": ["anyone"],
  "destination.ask": [...customer],
  "destination.edit": ["administrator"],
  "destination.review": ["order_desk", "administrator"],
  "destination.reviews": [...customer, ...staff],
  "claim.export": [...desk, "finance", "auditor"],
  "inspection.record": [...bench],
  "quote.draft": ["support", ...bench],
  "line.sendElsewhere": [...desk],
  "line.decline": ["centre_member"],
  "line.contents": [...customer, ...desk, "receiving", "technician", "shipping", "centre_member"],
  "unit.components": ["order_desk", "receiving", ...bench],
  "carrier.arrange": [...desk],
  "contract.agree": ["policy_manager", "administrator"],
  "contract.end": ["policy_manager", "administrator"],
  "contract.read": [...house],
  "replacement.name": ["support", ...bench, ...dispatch],
  "repair.record": [...bench],
  "today.read": [...staff],
  "deadline.extend": [...desk],
  "calendar.read": [...staff],
  "calendar.edit": ["administrator"],
  "payment.startCard": [...customer],
  "payment.takeEvent": ["anyone"],
  "paymentSettings.read": [...till, "auditor"],
  "paymentSettings.edit": ["administrator"],
  "refund.read": [...till, "support", "auditor"],
  "refund.request": ["system", "support", ...till],
  "refund.retry": [...till],
  "ledger.read": [...till, "auditor"],
  "order.read": [...customer, ...house],
  "order.edit": [...customer],
  "order.pack": ["order_desk", ...packers],
  "order.escalate": [...customer],
  "orderSettings.edit": ["administrator"],
} as const satisfies Record<string, readonly Role[]>;

/** Who may do what: the one place that says so. A role missing here may not, whatever a page shows. */
export const permissions: Readonly<Record<Action, readonly Role[]>> = {
  ...beside,
  "claim.submit": [...customer, ...desk],
  "claim.triage": [...desk],
  "claim.requestInformation": [...desk],
  "claim.supplyInformation": [...customer, "guest", ...desk],
  "claim.authorize": [...desk],
  "claim.resolveRemotely": [...desk],
  "claim.reject": [...desk],
  "claim.reopen": ["system"],
  "claim.cancel": [...customer, ...desk],
  "claim.expire": ["system"],
  "claim.start": ["system", ...dock, ...bench],
  "claim.resolve": ["system", ...customer, "guest", ...dispatch, ...desk, ...bench, "finance"],
  "claim.close": ["system", ...customer, ...desk],
  "custody.sendIn": [...customer, "guest", ...desk],
  "custody.receive": [...dock],
  "custody.refuse": [...dock],
  "custody.sendBack": [...dispatch],
  "custody.bringBack": ["receiving", "support", ...dispatch],
  "custody.sendToSupplier": ["shipping", ...bench],
  "custody.returnFromSupplier": ["receiving", ...bench],
  "custody.sendOut": [...dispatch, "support"],
  "custody.deliver": ["system", ...customer, "guest", ...dispatch, "support"],
  "custody.lose": [...desk],
  "custody.forfeit": [...desk],
  "work.receive": [...dock],
  "work.inspect": [...bench],
  "work.quote": ["support", ...bench],
  "work.approve": ["system", ...bench, ...customer, "finance"],
  "work.findNoFault": [...bench],
  "work.scrap": [...bench],
  "work.returnUnrepaired": ["system", ...bench, ...customer, ...desk],
  "work.replace": ["support", ...bench],
  "work.refund": [...desk],
  "work.deny": [...desk],
  "work.startRepair": [...bench],
  "work.startTest": [...bench],
  "work.failTest": [...bench],
  "work.passTest": [...bench],
  "quote.send": ["support", ...bench],
  "quote.accept": [...customer],
  "quote.decline": [...customer],
  "quote.expire": ["system"],
  "quote.supersede": ["support", ...bench],
  "payment.uploadProof": [...customer],
  "payment.confirm": [...till],
  "payment.reject": [...till],
  "payment.payByCard": ["system"],
  "online.succeed": ["system"],
  "online.fail": ["system"],
  "refund.approve": [...till],
  "refund.decline": [...till],
  "refund.send": ["system", ...till],
  "refund.settle": ["system", ...till],
  "refund.fail": ["system", ...till],
  "order.submit": [...customer],
  "order.setFreight": [...trade],
  "order.uploadProof": [...customer],
  "order.rejectProof": [...till],
  "order.confirmPayment": [...till],
  "order.payByCard": ["system"],
  "order.startTest": ["technician", "order_desk", ...packers],
  "order.passTest": ["system", "technician", "administrator"],
  "order.ship": ["system", "order_desk", ...packers],
  "order.deliver": ["system", ...customer, "support", "order_desk", ...packers],
  "order.complete": ["system", ...customer],
  "order.cancel": ["system", ...customer, "support", ...trade],
  "order.refund": ["system", ...till],
  "reimbursement.approve": [...till],
  "reimbursement.decline": [...till],
  "reimbursement.pay": [...till],
  "application.review": [...desk],
  "application.list": [...desk],
  "application.decline": [...desk],
};

/** Whether a role may do this at all; whether it may do it to *this* claim is for the actor's scope and the lifecycle to say. */
export function may(role: Role, action: Action): boolean {
  const allowed = permissions[action];
  return allowed.includes("anyone") || allowed.includes(role);
}
