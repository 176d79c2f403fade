import type { TrackingProvider, TrackingStage } from "./lifecycle.ts";

/** Something that happened to a parcel, as its carrier tells it. */
export interface TrackingScan {
  /** Null where the carrier's word means none of ours. */
  readonly stage: TrackingStage | null;
  /** ISO 8601 as it was told: with its zone, or the local time without one; null where none was told. */
  readonly time: string | null;
  readonly text: string;
  readonly place: string;
}

/** What a provider knows of a number: nothing yet, several shipments that share it, or how far one is. */
export type TrackingNews =
  | { readonly known: false; readonly why: "unknown" | "ambiguous" }
  | { readonly known: true; readonly latest: TrackingScan; readonly scans: readonly TrackingScan[] };

/** A parcel as it is asked about. */
export interface TrackedParcel {
  /** The parcel's id: what a provider tells by itself comes back under it. */
  readonly id: string;
  readonly carrier: string;
  readonly tracking: string;
}

/** News that a provider sent by itself. */
export interface TrackingPush {
  readonly parcel: Pick<TrackedParcel, "tracking"> & { readonly id: string | null };
  readonly news: TrackingNews;
}

/** Not to be asked before so many seconds have passed: too many requests, or the quota is used up. */
export class TrackingBusy extends Error {
  readonly seconds: number;
  constructor(reason: string, seconds: number) {
    super(reason);
    this.name = "TrackingBusy";
    this.seconds = seconds;
  }
}

/** The key is wrong or the account closed: of no use to ask until somebody enters another one. */
export class TrackingKeyRefused extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = "TrackingKeyRefused";
  }
}

/** What came is not signed by the provider. */
export class PushSignatureInvalid extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = "PushSignatureInvalid";
  }
}

/**
 * Whoever tells where parcels are. `TrackingBusy` and `TrackingKeyRefused` are thrown as such; anything else thrown says
 * nothing about the parcel. Called outside any transaction.
 */
export interface TrackingPort {
  readonly provider: TrackingProvider;
  /** Whether it is asked about parcels of this carrier, as staff and customers write its name. */
  serves(carrier: string): boolean;
  track(key: string, parcel: TrackedParcel): Promise<TrackingNews>;
  /** Reads what the provider sends by itself; throws `PushSignatureInvalid`. Null where it sends nothing. */
  readonly readPush:
    | ((key: string, given: { readonly body: Buffer; readonly signature: string }) => TrackingPush[])
    | null;
}
