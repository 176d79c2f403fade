export { acceptQuote, acceptQuoteGuard } from "./accept.ts";
export { declineQuote, declineQuoteGuard } from "./decline.ts";
export { type DraftQuote, draftQuote, draftQuoteGuard } from "./draft.ts";
export { type QuoteStatus, quoteLifecycle, quoteStatuses } from "./lifecycle.ts";
export { listQuotes } from "./list.ts";
export { sendQuote, sendQuoteGuard } from "./send.ts";
