import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type CallInput, call, newKey, Problem } from "../../client.ts";
import type { ClaimRow, WriteKey } from "../../data.ts";
import { useSeller } from "../../session.ts";

/** What may be done to many claims at once; each claim is asked on its own, so that one refusal stops no other. */
export type BulkVerb = "authorize" | "close" | "message" | "note";

/** What the dialog asks for: words, or a service centre; null: the one that is proposed for each claim. */
export interface BulkInput {
  readonly text: string;
  readonly centreId: string | null;
  readonly routingReason: string;
}

/** A claim that said no, and why. */
export interface Refused {
  readonly claim: ClaimRow;
  readonly why: string;
}

/** How far a run has come; `refused` grows as claims say no. */
export interface BulkRun {
  readonly done: number;
  readonly total: number;
  readonly refused: readonly Refused[];
  readonly running: boolean;
}

const calls = {
  authorize: ({ text, centreId, routingReason }: BulkInput) => ({
    path: "authorization",
    body: { ...(centreId && { centreId, routingReason }), note: text },
  }),
  close: () => ({ path: "closure", body: undefined }),
  message: ({ text }: BulkInput) => ({ path: "messages", body: { text, internal: false } }),
  note: ({ text }: BulkInput) => ({ path: "messages", body: { text, internal: true } }),
} as const satisfies Record<BulkVerb, (input: BulkInput) => { path: string; body: unknown }>;

/** Runs a verb over the claims one after another; `onEnd` gets those that said no. */
export function useBulk(onEnd: (refused: readonly Refused[]) => void) {
  const { slug } = useSeller();
  const client = useQueryClient();
  const [run, setRun] = useState<BulkRun | null>(null);
  /** Tells of how many claims it was done. */
  const start = async (verb: BulkVerb, input: BulkInput, claims: readonly ClaimRow[]): Promise<number> => {
    const refused: Refused[] = [];
    for (const [done, claim] of claims.entries()) {
      setRun({ done, total: claims.length, refused: [...refused], running: true });
      const { path, body } = calls[verb](input);
      const key = `POST /v1/sellers/{seller}/claims/{claim}/${path}` as WriteKey;
      const asked = { params: { seller: slug, claim: claim.id }, ...(body && { body }), idempotencyKey: newKey() };
      try {
        await call(key, asked as unknown as CallInput<WriteKey>);
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        const { title, fields = [] } = error.details;
        refused.push({ claim, why: [title, ...fields.map(({ text }) => text)].join(" ") });
      }
    }
    setRun({ done: claims.length, total: claims.length, refused, running: false });
    await client.invalidateQueries();
    onEnd(refused);
    return claims.length - refused.length;
  };
  return { run, start, forget: () => setRun(null) };
}
