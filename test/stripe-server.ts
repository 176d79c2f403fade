import { createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";

/** What a request meets: an answer, or a connection that breaks before or after the work, or hangs after it. */
export type Mood = "answer" | "break_before" | "break_after" | "silent_after" | "fail_after";

export interface StripeServer {
  readonly url: string;
  readonly key: string;
  readonly eventSecret: string;
  /** Asked once per request. */
  mood: (path: string) => Mood;
  /** What refunds made from now on are. */
  refundStatus: "pending" | "succeeded";
  readonly sessions: ReadonlyMap<string, Thing>;
  readonly refunds: ReadonlyMap<string, Thing>;
  pay(session: string): Event;
  expire(session: string): Event;
  moveRefund(refund: string, status: "succeeded" | "failed"): Event;
  /** An event about a thing as it is now, signed whenever it is delivered. */
  event(type: string, thing: Thing): Event;
  close(): Promise<void>;
}

type Thing = Record<string, unknown> & { readonly id: string };
export interface Event {
  readonly body: Buffer;
  readonly signature: string;
}
interface Kept {
  readonly request: string;
  readonly status: number;
  readonly answer: unknown;
}

/** A server on this machine that speaks the part of Stripe's API the product uses: sessions, refunds, idempotency keys, signed events. */
export async function startStripe(): Promise<StripeServer> {
  const [key, eventSecret] = ["sk_test_recourse", "whsec_test_recourse"];
  const sessions = new Map<string, Thing>();
  const refunds = new Map<string, Thing>();
  const keys = new Map<string, Kept>();
  let [made, events] = [0, 0];
  const id = (prefix: string) => `${prefix}_${String(++made).padStart(8, "0")}`;
  const change = (things: Map<string, Thing>, name: string, part: Record<string, unknown>): Thing => {
    const thing = { ...(things.get(name) as Thing), ...part };
    things.set(name, thing);
    return thing;
  };
  const event = (type: string, thing: Thing): Event => {
    const content = { id: `evt_${String(++events).padStart(8, "0")}`, object: "event", type, data: { object: thing } };
    const body = Buffer.from(JSON.stringify({ ...content, created: Math.floor(Date.now() / 1000), livemode: false }));
    // As Stripe does, each delivery is signed anew: what is told again later is not too old.
    return {
      body,
      get signature() {
        return signed(body, eventSecret);
      },
    };
  };

  function createSession(form: Form): [number, unknown] {
    const amount = Number(form["line_items[0][price_data][unit_amount]"]);
    const currency = form["line_items[0][price_data][currency]"];
    if (!(amount > 0) || !currency || !form["success_url"])
      return refusal("amount, currency and success_url are needed");
    const name = id("cs_test");
    const session = {
      id: name,
      object: "checkout.session",
      mode: "payment",
      status: "open",
      payment_status: "unpaid",
      payment_intent: null,
      client_reference_id: form["client_reference_id"] ?? null,
      amount_total: amount,
      currency,
      success_url: form["success_url"],
      cancel_url: form["cancel_url"] ?? null,
      url: `${server.url}/pay/${name}`,
    };
    sessions.set(name, session);
    return [200, session];
  }

  function createRefund(form: Form): [number, unknown] {
    const intent = form["payment_intent"];
    const session = [...sessions.values()].find((one) => one["payment_intent"] === intent);
    if (!session) return refusal(`No such payment_intent: '${intent}'`);
    const own = [...refunds.values()].filter((one) => one["payment_intent"] === intent && one["status"] !== "failed");
    const gone = own.reduce((sum, one) => sum + (one["amount"] as number), 0);
    const amount = Number(form["amount"]);
    const left = (session["amount_total"] as number) - gone;
    if (!(amount > 0) || amount > left) return refusal(`Refund amount is greater than unrefunded amount on charge`);
    const refund = {
      id: id("re"),
      object: "refund",
      amount,
      currency: session["currency"],
      payment_intent: intent,
      status: server.refundStatus,
      failure_reason: null,
      metadata: { recourse_refund: form["metadata[recourse_refund]"] },
    };
    refunds.set(refund.id, refund);
    return [200, refund];
  }

  function act(method: string, url: URL, form: Form): [number, unknown] {
    const [, , first, second = "", third, fourth] = url.pathname.split("/");
    if (first === "checkout" && second === "sessions") {
      if (method === "POST" && !third) return createSession(form);
      const session = sessions.get(third ?? "");
      if (!session) return refusal(`No such checkout.session: '${third}'`);
      if (method === "GET") return [200, session];
      if (fourth !== "expire" || session["status"] !== "open") return refusal("Only open sessions can be expired");
      return [200, change(sessions, session.id, { status: "expired" })];
    }
    if (first === "refunds" && method === "POST") return createRefund(form);
    if (first === "refunds") {
      const intent = url.searchParams.get("payment_intent");
      const data = [...refunds.values()].filter((one) => one["payment_intent"] === intent).reverse();
      return [200, { object: "list", url: "/v1/refunds", has_more: false, data }];
    }
    return [404, { error: { type: "invalid_request_error", message: `Unrecognized request URL (${url.pathname})` } }];
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request);
    const url = new URL(request.url ?? "/", "http://stripe");
    const mood = server.mood(`${request.method} ${url.pathname}`);
    if (mood === "break_before") return void request.socket.destroy();
    if (request.headers.authorization !== `Bearer ${key}`)
      return send(response, 401, { error: { type: "invalid_request_error", message: "Invalid API Key provided" } });
    const named = request.method === "POST" ? request.headers["idempotency-key"] : undefined;
    const earlier = typeof named === "string" ? keys.get(named) : undefined;
    const asked = `${url.pathname}?${body}`;
    const reused = earlier && earlier.request !== asked;
    const [status, told]: [number, unknown] = reused
      ? [
          400,
          {
            error: {
              type: "idempotency_error",
              message: "Keys for idempotent requests can only be used with the same parameters",
            },
          },
        ]
      : earlier
        ? [earlier.status, earlier.answer]
        : act(request.method ?? "GET", url, formOf(body));
    if (typeof named === "string" && !earlier) keys.set(named, { request: asked, status, answer: told });
    if (mood === "silent_after") return;
    if (mood === "break_after") return void request.socket.destroy();
    if (mood === "fail_after")
      return send(response, 500, { error: { type: "api_error", message: "Something went wrong" } });
    send(response, status, told);
  }

  const http = createServer((request, response) => void answer(request, response).catch(() => response.destroy()));
  http.listen(0, "127.0.0.1");
  await once(http, "listening");
  const { port } = http.address() as { port: number };
  const server: StripeServer = {
    url: `http://127.0.0.1:${port}`,
    key,
    eventSecret,
    mood: () => "answer",
    refundStatus: "succeeded",
    sessions,
    refunds,
    pay(name) {
      const open = sessions.get(name)?.["status"] === "open";
      const part = { status: "complete", payment_status: "paid", payment_intent: id("pi") };
      return event("checkout.session.completed", open ? change(sessions, name, part) : (sessions.get(name) as Thing));
    },
    expire: (name) => event("checkout.session.expired", change(sessions, name, { status: "expired" })),
    moveRefund(name, status) {
      const reason = status === "failed" ? "expired_or_canceled_card" : null;
      const type = status === "failed" ? "refund.failed" : "refund.updated";
      return event(type, change(refunds, name, { status, failure_reason: reason }));
    },
    event,
    async close() {
      http.closeAllConnections();
      await new Promise((done) => http.close(done));
    },
  };
  return server;
}

/** `t=…,v1=…`: HMAC-SHA-256 of time and body under the endpoint's secret. */
export function signed(body: Buffer, secret: string, at = Math.floor(Date.now() / 1000)): string {
  return `t=${at},v1=${createHmac("sha256", secret).update(`${at}.`).update(body).digest("hex")}`;
}

type Form = Readonly<Record<string, string | undefined>>;

function formOf(body: string): Form {
  return Object.fromEntries(new URLSearchParams(body));
}

function refusal(message: string): [number, unknown] {
  return [400, { error: { type: "invalid_request_error", message } }];
}

function send(response: ServerResponse, status: number, told: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(told));
}
