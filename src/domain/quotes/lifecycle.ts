import { defineLifecycle } from "../../core/lifecycle.ts";

export const quoteStatuses = ["draft", "sent", "accepted", "declined", "expired", "superseded"] as const;
export type QuoteStatus = (typeof quoteStatuses)[number];

/** A quote's course; a sent quote is never edited, a new revision supersedes it. */
export const quoteLifecycle = defineLifecycle<QuoteStatus>()("quote", {
  send: { from: ["draft"], to: "sent" },
  accept: { from: ["sent"], to: "accepted" },
  decline: { from: ["sent"], to: "declined" },
  expire: { from: ["sent"], to: "expired" },
  supersede: { from: ["draft", "sent", "expired"], to: "superseded" },
});
