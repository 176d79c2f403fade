export { linesGoingBack, linesSentIn, linesWith, paperGuard, partsOf, quoteToShow, refundToNote } from "./available.ts";
export { type Good, goodsOf, serialOf, worthOf } from "./goods.ts";
export { isPerUnit, type PaperName, paperNames } from "./names.ts";
export { linesIn, type OrderPaperName, orderPaperGuard, orderPaperNames, type PaperedOrder } from "./order-papers.ts";
export type * from "./port.ts";
