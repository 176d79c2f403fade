import { TrackingBusy, TrackingKeyRefused } from "../domain/tracking/index.ts";

/** Where a provider's API is, without a path, and how long it is waited for. */
export interface TrackingOptions {
  readonly url: string;
  /** Milliseconds until a request without an answer is given up. */
  readonly timeout?: number;
}

const largestAnswer = 2 * 1024 * 1024;
const usualRest = 60;
const longestRest = 86_400;

/**
 * Asks a provider and gives its JSON, with the status where it is 200 or one of `expected`. The address is the installation's own setting, a redirect
 * is never followed, and an answer is read up to 2 MB. Refused keys and "too many" are thrown as such.
 */
export async function askProvider(
  { url, timeout = 15_000 }: TrackingOptions,
  path: string,
  request: { readonly method?: string; readonly headers: Record<string, string>; readonly body?: string },
  expected: readonly number[] = [],
): Promise<{ readonly status: number; readonly answer: unknown }> {
  const response = await fetch(`${url}${path}`, {
    ...request,
    redirect: "error",
    signal: AbortSignal.timeout(timeout),
  });
  const { status } = response;
  if (status === 429 || status === 503) {
    await response.body?.cancel();
    throw new TrackingBusy(`${status}`, restOf(response.headers.get("retry-after")));
  }
  if (status === 401 || status === 403) {
    await response.body?.cancel();
    throw new TrackingKeyRefused(`${status}`);
  }
  if (status !== 200 && !expected.includes(status)) {
    await response.body?.cancel();
    throw new Error(`the carrier's service answered ${status}`);
  }
  return { status, answer: JSON.parse(await textOf(response)) };
}

/** Seconds of `Retry-After`, which is a number or a date; at most a day. */
function restOf(header: string | null): number {
  if (header === null) return usualRest;
  const seconds = /^\d+$/.test(header.trim()) ? Number(header) : (Date.parse(header) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.min(Math.max(Math.ceil(seconds), 1), longestRest) : usualRest;
}

async function textOf(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > largestAnswer) throw new Error("the carrier's service sends too much");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
