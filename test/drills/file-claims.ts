import { setTimeout as sleep } from "node:timers/promises";
import type { Answer } from "../../src/api/contract/index.ts";

type ClaimAnswer = Answer<"POST /v1/sellers/{seller}/claims">;

/** What the client was told about one claim; it believes nothing else. */
export interface Filing {
  readonly number: number;
  draftId?: string;
  submitted?: true;
}

export interface Desk {
  readonly url: string;
  readonly seller: string;
  readonly key: string;
  readonly customerId: string;
}

/** How many lines each claim of the drill has. */
export const linesPerClaim = 2;

/**
 * Files one claim the way a careful client does: each step under its own Idempotency-Key, repeated until it is answered.
 * What was acknowledged is noted in `filing` at once.
 */
export async function fileClaim(desk: Desk, filing: Filing): Promise<void> {
  const serials = Array.from({ length: linesPerClaim }, (_, line) => `DRILL-${filing.number}-${line}`);
  const begun = await persist<ClaimAnswer>(desk, `drill-${filing.number}-begin`, {
    method: "POST",
    path: "claims",
    body: { kind: "fault", serials, customerId: desk.customerId },
  });
  filing.draftId = begun.id;
  const edited = await edit(desk, begun.id);
  await persist<ClaimAnswer>(desk, `drill-${filing.number}-submit`, {
    method: "POST",
    path: `claims/${begun.id}/submission`,
    body: { acceptTerms: true, duties: edited.duties.map((duty) => duty.id) },
  });
  filing.submitted = true;
}

const summary = "Filed while the server was being killed.";
const returnAddress = {
  name: "Drill",
  lines: ["Keizersgracht 1"],
  city: "Amsterdam",
  postcode: "1015 CC",
  country: "NL",
};

/** An edit carries no Idempotency-Key: after a lost answer the client looks whether it was done. */
async function edit(desk: Desk, id: string): Promise<ClaimAnswer> {
  for (;;) {
    const present = await persist<ClaimAnswer>(desk, null, { method: "GET", path: `claims/${id}` });
    if (present.summary === summary && present.returnAddress) return present;
    const headers = { "if-match": present.etag };
    const request = { method: "PATCH", path: `claims/${id}`, body: { summary, returnAddress }, headers };
    const answer = await attempt(desk, null, request);
    if (answer?.ok) return (await answer.json()) as ClaimAnswer;
    if (answer && answer.status !== 412 && answer.status < 500) throw new Error(await describe(answer));
    await sleep(30);
  }
}

interface AskedFor {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

async function persist<T>(desk: Desk, key: string | null, asked: AskedFor): Promise<T> {
  for (;;) {
    const answer = await attempt(desk, key, asked);
    // Reading the body may fail as well: the server can die in the middle of its answer.
    const body = answer?.ok ? await answer.json().catch(() => null) : null;
    if (body) return body as T;
    if (answer && !answer.ok && answer.status < 500) throw new Error(await describe(answer));
    if (answer?.status === 500) throw new Error(await describe(answer));
    await sleep(30);
  }
}

/** Null where no answer came. */
async function attempt(desk: Desk, key: string | null, asked: AskedFor): Promise<Response | null> {
  const headers: Record<string, string> = { authorization: `Bearer ${desk.key}`, ...asked.headers };
  if (key) headers["idempotency-key"] = key;
  if (asked.body !== undefined) headers["content-type"] = "application/json";
  return fetch(`${desk.url}/v1/sellers/${desk.seller}/${asked.path}`, {
    method: asked.method,
    headers,
    ...(asked.body !== undefined && { body: JSON.stringify(asked.body) }),
  }).catch(() => null);
}

async function describe(answer: Response): Promise<string> {
  return `${answer.status} ${await answer.text().catch(() => "")}`;
}
