/** Every kind of job and what it carries; the seller comes first, since a handler works in that seller's scope. */
export interface Jobs {
  sendMail: { readonly sellerId: string; readonly mailId: string };
  sweepDeadlines: { readonly sellerId: string };
  forgetAnswers: { readonly sellerId: string };
  replayPolicy: { readonly sellerId: string; readonly replayId: string };
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
  removeUploads: { policy: "exclusive", retryLimit: 1, retryDelay: 60, expireInSeconds: 300 },
};
