export { acceptQuote, acceptQuoteGuard } from "./accept.ts";
export { declineQuote, declineQuoteGuard } from "./decline.ts";
export { draftQuote, draftQuoteGuard } from "./draft.ts";
export { type QuoteStatus, quoteLifecycle, quoteStatuses } from "./lifecycle.ts";
export { listQuotes } from "./list.ts";
export { sendQuote, sendQuoteGuard } from "./send.ts";
