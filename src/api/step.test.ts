import { describe, expect, test } from "vitest";
import type { Situation } from "../domain/claims/index.ts";
import { claimStatuses, custodies, works } from "../domain/claims/lifecycle.ts";
import { paymentStatuses } from "../domain/payments/lifecycle.ts";
import { quoteStatuses } from "../domain/quotes/lifecycle.ts";
import { nextStep, stepOf, stepsFor } from "./step.ts";
import { stepKeys, steps } from "./texts/steps.ts";

const line: Situation = {
  status: "in_progress",
  custody: "at_centre",
  work: "received",
  inspected: false,
  verdict: null,
  quote: null,
  payment: null,
  refund: null,
  forfeitable: false,
};

describe("the next step of a line", () => {
  test.each<[Partial<Situation>, string]>([
    [{ status: "draft", custody: "with_customer", work: "waiting" }, "finish_draft"],
    [{ status: "authorized", custody: "with_customer", work: "waiting" }, "send_in"],
    [{ status: "authorized", custody: "in_transit_in", work: "waiting" }, "receive"],
    [{ status: "authorized", custody: "refused", work: "waiting" }, "settle_refused"],
    [{}, "inspect"],
    [{ work: "inspecting" }, "complete_inspection"],
    [{ work: "inspecting", inspected: true, verdict: "not_covered" }, "make_quote"],
    [{ work: "inspecting", inspected: true, verdict: "undetermined" }, "settle_finding"],
    [{ work: "inspecting", inspected: true, quote: "draft" }, "send_quote"],
    [{ work: "quoted", inspected: true, quote: "sent" }, "answer_quote"],
    [{ work: "quoted", inspected: true, quote: "expired", verdict: "not_covered" }, "make_quote"],
    [{ work: "quoted", inspected: true, quote: "accepted", payment: "awaiting" }, "pay"],
    [{ work: "quoted", inspected: true, quote: "accepted", payment: "rejected" }, "pay"],
    [{ work: "quoted", inspected: true, quote: "accepted", payment: "proof_uploaded" }, "review_payment"],
    [{ work: "approved", inspected: true, quote: "accepted", payment: "confirmed" }, "repair"],
    [{ work: "testing" }, "test"],
    [{ work: "ready" }, "send_back"],
    [{ work: "ready", custody: "in_transit_out" }, "confirm_delivery"],
    [{ work: "ready", custody: "delivered", status: "resolved" }, "close"],
    [{ work: "refunded", refund: "approval" }, "approve_refund"],
    [{ work: "refunded", refund: "sending" }, "send_refund"],
    [{ work: "refunded", refund: "provider" }, "await_refund"],
    [{ work: "refunded", refund: "failed" }, "ask_refund"],
    [{ work: "refunded", custody: "with_customer", refund: "failed" }, "ask_refund"],
    [{ work: "refunded" }, "resolve"],
    [{ work: "refunded", custody: "with_customer", refund: "approval" }, "approve_refund"],
    [
      { work: "quoted", inspected: true, quote: "expired", verdict: "not_covered", forfeitable: true },
      "decide_forfeiture",
    ],
    [{ work: "ready", forfeitable: true }, "decide_forfeiture"],
    [{ custody: "delivered", work: "ready", refund: "approval" }, "approve_refund"],
    [{ status: "expired" }, "refile"],
  ])("%o is followed by %s", (facts, step) => {
    expect(stepOf({ ...line, ...facts })).toBe(step);
  });

  test("is known for every combination of statuses", () => {
    for (const status of claimStatuses)
      for (const custody of custodies)
        for (const work of works)
          for (const quote of [null, ...quoteStatuses])
            for (const payment of [null, ...paymentStatuses])
              expect(stepKeys).toContain(stepOf({ ...line, status, custody, work, inspected: true, quote, payment }));
  });
});

describe("the next step of a claim", () => {
  const [inspect, pay, back] = [
    line,
    { ...line, work: "quoted", inspected: true, quote: "accepted", payment: "awaiting" },
    { ...line, work: "ready" },
  ] as const satisfies Situation[];

  test("is the reader's own where one of its lines waits for them", () => {
    expect(nextStep([inspect, pay, back], "shipping", "en")).toEqual({ who: "staff", text: "Send it to the customer" });
    expect(nextStep([inspect, pay, back], "customer_owner", "es")).toEqual({
      who: "customer",
      text: "Pague y suba el comprobante de pago",
    });
  });

  test("is else the earliest", () => {
    expect(nextStep([back, inspect], "auditor", "en")).toEqual({ who: "staff", text: "Start the inspection" });
    expect(nextStep([back, inspect], "guest", "zh").text).toBe("接下来将进行检测");
  });

  test("passes over lines that have ended while another goes on", () => {
    const delivered = { ...line, custody: "delivered", work: "ready" } as const;
    expect(nextStep([delivered, back], "auditor", "en").text).toBe("Send it to the customer");
    expect(nextStep([delivered], "auditor", "en").text).toBe("Wind the claim up");
  });
});

test("every step that staff must take waits in somebody's queue", () => {
  const queued = new Set(
    ["support", "receiving", "technician", "finance", "shipping"].flatMap((role) => stepsFor(role as "support")),
  );
  for (const key of stepKeys) if (steps[key].who === "staff") expect(queued).toContain(key);
});
