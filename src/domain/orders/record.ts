import type { Day } from "../../core/day.ts";
import type { Locale } from "../../core/locale.ts";
import type { Money } from "../../core/money.ts";
import type {
  Address,
  AttachmentRecord,
  CustomerRecord,
  DeadlineRecord,
  PaymentRecord,
  RefundRecord,
} from "../claims/index.ts";
import type { StoredEvent } from "../events/index.ts";
import type { ProductRecord } from "../products/index.ts";
import type { Incoterm, Mode, OrderStatus, PaymentMethod } from "./lifecycle.ts";

/** One order with all its rows: what verbs judge, pages show and mails tell. */
export interface OrderRecord {
  readonly id: string;
  /** Null while it is a cart. */
  readonly number: string | null;
  readonly status: OrderStatus;
  readonly locale: Locale;
  readonly currency: string;
  readonly address: Address | null;
  readonly transportWish: Mode | null;
  readonly paymentMethod: PaymentMethod;
  readonly note: string;
  readonly submittedAt: Date | null;
  /** Above the amount of ZM-LARGE: of a cart as it stands, otherwise as it was submitted. */
  readonly large: boolean;
  readonly goods: Money;
  readonly freight: Money | null;
  readonly tax: { readonly name: string; readonly percent: number; readonly amount: Money } | null;
  /** Null until the freight is known. */
  readonly total: Money | null;
  readonly mode: Mode | null;
  readonly incoterm: Incoterm | null;
  /** Of the order desk, told to the customer with the total. */
  readonly deskNote: string;
  readonly paidAt: Date | null;
  readonly promisedOn: Day | null;
  readonly shippedOn: Day | null;
  readonly deliveredOn: Day | null;
  readonly confirmedOn: Day | null;
  readonly cancelReason: string | null;
  readonly escalatedAt: Date | null;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly eventCount: number;
  readonly eventHead: string;
  readonly version: number;
  readonly customer: CustomerRecord;
  readonly lines: readonly OrderLine[];
  readonly packages: readonly PackageRecord[];
  readonly payment: PaymentRecord | null;
  /** Oldest first, as all lists below. */
  readonly refunds: readonly RefundRecord[];
  readonly attachments: readonly AttachmentRecord[];
  readonly deadlines: readonly DeadlineRecord[];
  readonly events: readonly StoredEvent[];
}

/** So many of a product. Of a cart it tells what the product is now, of an order what it was sold as. */
export interface OrderLine {
  readonly id: string;
  readonly position: number;
  readonly product: ProductRecord;
  readonly quantity: number;
  /** Each; of a cart what the product costs now. */
  readonly price: Money;
  /** Of a cart: the price that the customer saw last. */
  readonly seenPrice: Money;
  /** Of all pieces that count in the total. */
  readonly amount: Money;
  readonly code: string;
  readonly title: ProductRecord["title"];
  readonly hsCode: string | null;
  readonly origin: string | null;
  readonly netWeightGrams: number | null;
  readonly packedWeightGrams: number | null;
  readonly airTransport: ProductRecord["airTransport"];
  readonly testNeeded: boolean;
  /** Taken from the stock; what is missing is restocked. */
  readonly reserved: number;
  /** Pieces that a consumer withdrew from before they were shipped: they are not sent any more. */
  readonly calledOff: number;
  /** Of these, pieces that were taken off the total, since nobody had paid for them. */
  readonly takenOff: number;
  readonly promisedOn: Day | null;
  readonly promise: Promised | null;
  readonly testedAt: Date | null;
  readonly testedBy: string | null;
}

/** What a line's day of shipping rests on: ZM-SHIP-STOCK, ZM-SHIP-RESTOCK or ZM-SHIP-TEST. */
export type Promised = "stock" | "restock" | "test";

/** What was packed into one parcel. */
export interface PackageRecord {
  readonly id: string;
  readonly position: number;
  readonly tamperMark: string;
  readonly packedBy: string;
  readonly packedAt: Date;
  readonly lines: readonly {
    readonly lineId: string;
    readonly quantity: number;
    readonly serials: readonly string[];
  }[];
  /** Once it is shipped. */
  readonly parcel: {
    readonly id: string;
    readonly carrier: string;
    readonly tracking: string;
    readonly shippedOn: Day;
    readonly arrivedOn: Day | null;
  } | null;
}
