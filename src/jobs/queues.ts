import { z } from "zod";
import type { JobName, Jobs } from "../database/queues.ts";
import type { JobDeps } from "./deps.ts";
import { forgetAnswers } from "./forget-answers.ts";
import { pursueCard } from "./pursue-card.ts";
import { reconcileCards } from "./reconcile-cards.ts";
import { removeUploads } from "./remove-uploads.ts";
import { replayPolicy } from "./replay-policy.ts";
import { sendMail } from "./send-mail.ts";
import { sendRefund } from "./send-refund.ts";
import { sweepDeadlines } from "./sweep-deadlines.ts";
import { trackParcels } from "./track-parcels.ts";

/** One kind of job. Its handler may be run again after it was done, and leaves the same behind. */
export interface Job<Name extends JobName> {
  readonly payload: z.ZodType<Jobs[Name]>;
  readonly handle: (deps: JobDeps, data: Jobs[Name]) => Promise<void>;
  /** Jobs taken at once; they run side by side. */
  readonly batchSize: number;
  /** Seconds between looks for new jobs; at least 0.5. */
  readonly everySeconds: number;
  /** Seconds between the requests that the worker itself makes, per seller where the job names one; null where only verbs make them. */
  readonly askEverySeconds: number | null;
}

const ofSeller = z.strictObject({ sellerId: z.uuid() });

/** Every job there is; retries stand in src/database/queues.ts, where `migrate` makes the queues. */
export const jobs: { readonly [Name in JobName]: Job<Name> } = {
  sendMail: {
    payload: ofSeller.extend({ mailId: z.uuid() }),
    handle: sendMail,
    batchSize: 10,
    everySeconds: 1,
    askEverySeconds: null,
  },
  sweepDeadlines: { payload: ofSeller, handle: sweepDeadlines, batchSize: 5, everySeconds: 2, askEverySeconds: 30 },
  forgetAnswers: { payload: ofSeller, handle: forgetAnswers, batchSize: 1, everySeconds: 10, askEverySeconds: 3600 },
  replayPolicy: {
    payload: ofSeller.extend({ replayId: z.uuid() }),
    handle: replayPolicy,
    batchSize: 1,
    everySeconds: 1,
    askEverySeconds: null,
  },
  pursueCard: {
    payload: ofSeller.extend({ onlineId: z.uuid() }),
    handle: pursueCard,
    batchSize: 5,
    everySeconds: 0.5,
    askEverySeconds: null,
  },
  sendRefund: {
    payload: ofSeller.extend({ refundId: z.uuid() }),
    handle: sendRefund,
    batchSize: 5,
    everySeconds: 1,
    askEverySeconds: null,
  },
  reconcileCards: { payload: ofSeller, handle: reconcileCards, batchSize: 2, everySeconds: 2, askEverySeconds: 15 },
  trackParcels: { payload: ofSeller, handle: trackParcels, batchSize: 2, everySeconds: 5, askEverySeconds: 300 },
  removeUploads: {
    payload: z.strictObject({}),
    handle: removeUploads,
    batchSize: 1,
    everySeconds: 10,
    askEverySeconds: 3600,
  },
};
