import { appealHandlers } from "./appeals.ts";
import { applicationHandlers } from "./applications.ts";
import { attachmentHandlers } from "./attachments.ts";
import { authHandlers } from "./auth.ts";
import { benchHandlers } from "./bench.ts";
import { centreHandlers } from "./centres.ts";
import { changeHandlers } from "./changes.ts";
import { claimDocumentHandlers } from "./claim-documents.ts";
import { routingHandlers } from "./claim-routing.ts";
import { claimRowHandlers } from "./claim-rows.ts";
import { claimHandlers } from "./claims.ts";
import { clockHandlers } from "./clocks.ts";
import { connectorHandlers } from "./connectors.ts";
import type { Key } from "./contract/index.ts";
import { contractHandlers } from "./contracts.ts";
import { decisionHandlers } from "./decisions.ts";
import { destinationHandlers } from "./destinations.ts";
import type { Handlers } from "./handler.ts";
import { inspectionHandlers } from "./inspection.ts";
import { messageHandlers } from "./messages.ts";
import { moneyHandlers } from "./money.ts";
import { orderPaperHandlers } from "./order-papers.ts";
import { orderHandlers } from "./orders.ts";
import { paperHandlers } from "./papers.ts";
import { parcelHandlers } from "./parcels.ts";
import { parkedHandlers } from "./parked.ts";
import { partHandlers } from "./parts.ts";
import { paymentHandlers } from "./payments.ts";
import { peopleHandlers } from "./people.ts";
import { policyHandlers } from "./policies.ts";
import { policyDraftHandlers } from "./policy-drafts.ts";
import { policyHistoryHandlers } from "./policy-history.ts";
import { policyReplayHandlers } from "./policy-replays.ts";
import { productHandlers } from "./products.ts";
import { quoteHandlers } from "./quotes.ts";
import { receivingHandlers } from "./receiving.ts";
import { refundHandlers } from "./refunds.ts";
import { reimbursementHandlers } from "./reimbursements.ts";
import { remedyHandlers } from "./remedies.ts";
import { repairHandlers } from "./repairs.ts";
import { sellerHandlers } from "./sellers.ts";
import { statuteHandlers } from "./statutes.ts";
import { todayHandlers } from "./today.ts";
import { unitHandlers } from "./units.ts";
import { viewHandlers } from "./views.ts";
import { warrantyHandlers } from "./warranty-checks.ts";
import { withdrawalHandlers } from "./withdrawals.ts";

/** What answers each operation; one that is missing here does not compile. */
export const handlers: Handlers<Key> = {
  ...authHandlers,
  ...sellerHandlers,
  ...centreHandlers,
  ...applicationHandlers,
  ...reimbursementHandlers,
  ...peopleHandlers,
  ...policyHandlers,
  ...policyDraftHandlers,
  ...policyHistoryHandlers,
  ...policyReplayHandlers,
  ...statuteHandlers,
  ...warrantyHandlers,
  ...decisionHandlers,
  ...unitHandlers,
  ...claimHandlers,
  ...routingHandlers,
  ...claimRowHandlers,
  ...claimDocumentHandlers,
  ...paperHandlers,
  ...messageHandlers,
  ...attachmentHandlers,
  ...parcelHandlers,
  ...receivingHandlers,
  ...inspectionHandlers,
  ...quoteHandlers,
  ...paymentHandlers,
  ...moneyHandlers,
  ...refundHandlers,
  ...repairHandlers,
  ...remedyHandlers,
  ...todayHandlers,
  ...benchHandlers,
  ...appealHandlers,
  ...changeHandlers,
  ...clockHandlers,
  ...parkedHandlers,
  ...viewHandlers,
  ...partHandlers,
  ...productHandlers,
  ...connectorHandlers,
  ...withdrawalHandlers,
  ...contractHandlers,
  ...destinationHandlers,
  ...orderHandlers,
  ...orderPaperHandlers,
};
