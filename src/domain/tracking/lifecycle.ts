/** How far a parcel is, in the product's words; carriers have dozens. */
export const trackingStages = [
  "announced",
  "under_way",
  "out_for_delivery",
  "held",
  "delivered",
  "failed",
  "returned",
] as const;
export type TrackingStage = (typeof trackingStages)[number];

/** Who is asked: DHL itself, or 17TRACK, which knows some thousand carriers. */
export const trackingProviders = ["dhl", "track17"] as const;
export type TrackingProvider = (typeof trackingProviders)[number];
