/** Every kind of job and what it carries; the seller comes first, since a handler works in that seller's scope. */
export interface Jobs {
  sendMail: { readonly sellerId: string; readonly mailId: string };
  sweepDeadlines: { readonly sellerId: string };
  forgetAnswers: { readonly sellerId: string };
  replayPolicy: { readonly sellerId: string; readonly replayId: string };
  /** Gets the provider's page for a card payment, or asks what became of it. */
  pursueCard: { readonly sellerId: string; readonly onlineId: string };
  sendRefund: { readonly sellerId: string; readonly refundId: string };
  /** Asks about what a provider left open. */
  reconcileCards: { readonly sellerId: string };
  /** Asks the carriers about parcels under way. */
  trackParcels: { readonly sellerId: string };
  /** Of the whole installation. */
  removeUploads: Readonly<Record<string, never>>;
}
export type JobName = keyof Jobs;

interface Queue {
  /** `exclusive`: at most one job of a `singletonKey` waits or runs; another request for it adds nothing. */
  readonly policy?: "standard" | "exclusive";
  readonly retryLimit: number;
  /** Seconds before the first retry; doubled each time. */
  readonly retryDelay: number;
  /** Seconds after which a running job counts as dead and is tried again. */
  readonly expireInSeconds: number;
}

/** The queues, made by `migrate` as the owner; a job's name is its queue's. */
export const queues: Readonly<Record<JobName, Queue>> = {
  sendMail: { retryLimit: 12, retryDelay: 10, expireInSeconds: 120 },
  sweepDeadlines: { policy: "exclusive", retryLimit: 3, retryDelay: 10, expireInSeconds: 300 },
  forgetAnswers: { policy: "exclusive", retryLimit: 1, retryDelay: 60, expireInSeconds: 300 },
  replayPolicy: { policy: "exclusive", retryLimit: 5, retryDelay: 5, expireInSeconds: 900 },
  pursueCard: { retryLimit: 3, retryDelay: 2, expireInSeconds: 120 },
  sendRefund: { retryLimit: 3, retryDelay: 5, expireInSeconds: 120 },
  reconcileCards: { policy: "exclusive", retryLimit: 1, retryDelay: 30, expireInSeconds: 600 },
  trackParcels: { policy: "exclusive", retryLimit: 1, retryDelay: 60, expireInSeconds: 600 },
  removeUploads: { policy: "exclusive", retryLimit: 1, retryDelay: 60, expireInSeconds: 300 },
};
