import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { Problem } from "../../client.ts";
import { type Claim, keepClaim } from "../../data.ts";
import { writeKept } from "../../ui/use-kept.ts";

/** How far edits got: all there, on their way, or held back by a refusal. */
export type EditState = "saved" | "saving" | "held";

interface Edits<Part> {
  readonly state: EditState;
  readonly problem: Problem | null;
  /** Adds to what is to be saved; sent at once, or after what is on its way. */
  readonly put: (part: Part) => void;
  /** Sends what was held back, from the version that is shown now. */
  readonly retry: () => void;
  /** Resolves when nothing is on its way any more, saved or held. */
  readonly settled: () => Promise<void>;
}

/** Edits that could not be saved, with the version they were made from. */
export interface Unsaved<Part> {
  readonly part: Part;
  readonly etag: string;
}

interface How<Part> {
  /** Under which key what is not saved is kept. */
  readonly key: string;
  /** What was kept there; sent when the form is open again. */
  readonly found: Unsaved<Part> | null;
  /** The version that the shown state has; sent as If-Match. */
  readonly etag: string;
  readonly send: (part: Part, etag: string) => Promise<Claim>;
  readonly etagIn: (claim: Claim) => string | undefined;
  readonly merge: (before: Part, after: Part) => Part;
}

/** Saves small edits as they are made, one request after another, each from the version the last one gave. Nothing typed is lost where one is refused. */
export function useEdits<Part extends object>(how: How<Part>): Edits<Part> {
  const client = useQueryClient();
  const latest = useRef(how);
  useEffect(() => {
    latest.current = how;
  });
  const etag = useRef(how.etag);
  const waiting = useRef<Part | null>(null);
  const onTheWay = useRef<Part | null>(null);
  const busy = useRef(false);
  const under = useRef(Promise.resolve());
  const [state, setState] = useState<EditState>("saved");
  const [problem, setProblem] = useState<Problem | null>(null);
  // What others saved meanwhile counts from here on, unless an edit of ours is on its way.
  useEffect(() => {
    if (!busy.current) etag.current = how.etag;
  }, [how.etag]);
  const keep = useCallback(() => {
    const [before, after] = [onTheWay.current, waiting.current];
    const part = before && after ? latest.current.merge(before, after) : (before ?? after);
    writeKept(latest.current.key, part && { part, etag: etag.current });
  }, []);
  const flush = useCallback(async () => {
    const part = waiting.current;
    if (!part || busy.current) return;
    busy.current = true;
    onTheWay.current = part;
    waiting.current = null;
    setState("saving");
    try {
      const claim = await latest.current.send(part, etag.current);
      etag.current = latest.current.etagIn(claim) ?? etag.current;
      keepClaim(client, claim);
      busy.current = false;
      onTheWay.current = null;
      keep();
      setState("saved");
      // Until then it is told: a press on what it offers, which leaves a field and so saves again, must not find it gone.
      setProblem(null);
      await flush();
    } catch (error) {
      busy.current = false;
      const since = waiting.current as Part | null;
      waiting.current = since ? latest.current.merge(part, since) : part;
      onTheWay.current = null;
      setState("held");
      if (!(error instanceof Problem)) throw error;
      setProblem(error);
      if (error.details.status === 412) await client.invalidateQueries();
    }
  }, [client, keep]);
  // What is on its way sends what waits behind it too.
  const start = useCallback(() => {
    if (!busy.current) under.current = flush();
  }, [flush]);
  const put = useCallback(
    (part: Part) => {
      waiting.current = waiting.current ? latest.current.merge(waiting.current, part) : part;
      keep();
      start();
    },
    [start, keep],
  );
  useEffect(() => {
    const { found } = latest.current;
    if (!found) return;
    // From the version it was made from: what others saved since is not overwritten unseen.
    etag.current = found.etag;
    put(found.part);
  }, [put]);
  return { state, problem, put, retry: start, settled: () => under.current };
}
