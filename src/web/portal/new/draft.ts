import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { Body } from "../../../api/contract/index.ts";
import { call, newKey } from "../../client.ts";
import { type Claim, keepClaim } from "../../data.ts";
import { useSeller } from "../../session.ts";

type EditLine = Body<"PATCH /v1/sellers/{seller}/claims/{claim}/lines/{line}">;
type Contents = Body<"POST /v1/sellers/{seller}/claims/{claim}/lines/{line}/contents">;
type EditClaim = Body<"PATCH /v1/sellers/{seller}/claims/{claim}">;

/** A draft that is saved as it is filled in, one change after the other, each on the version before it. */
export interface Draft {
  readonly claim: Claim;
  readonly saving: boolean;
  /** What the last save was refused for; typed text stays in its field. */
  readonly error: unknown;
  edit(change: EditClaim): Promise<void>;
  editLine(lineId: string, change: EditLine): Promise<void>;
  editLines(lineIds: readonly string[], change: EditLine): Promise<void>;
  /** The one part that is sent of a unit, and what comes along with it. */
  setContents(lineId: string, contents: Contents): Promise<void>;
  addUnits(rows: readonly { readonly serial: string; readonly description: string }[]): Promise<void>;
  removeLine(lineId: string): Promise<void>;
  /** Resolves when all that was typed is kept; false where something was refused. */
  settled(): Promise<boolean>;
}

/** The draft of one claim, kept on the server with every change. */
export function useDraft(claim: Claim): Draft {
  const seller = useSeller().slug;
  const { run, saving, error, settled } = useSaves(claim);
  const params = (of: Claim) => ({ seller, claim: of.id });
  const line = (lineId: string, change: EditLine) => async (now: Claim) => {
    const ifMatch = now.lines.find((one) => one.id === lineId)?.etag ?? "";
    const at = { params: { ...params(now), line: lineId }, body: change, ifMatch };
    return call("PATCH /v1/sellers/{seller}/claims/{claim}/lines/{line}", at);
  };
  return {
    claim,
    saving,
    error,
    settled,
    edit: (change) =>
      run((now) =>
        call("PATCH /v1/sellers/{seller}/claims/{claim}", { params: params(now), body: change, ifMatch: now.etag }),
      ),
    editLine: (lineId, change) => run(line(lineId, change)),
    editLines: async (lineIds, change) => {
      const [only, ...others] = lineIds;
      if (only === undefined) return;
      if (others.length === 0) return run(line(only, change));
      await run((now) =>
        call("POST /v1/sellers/{seller}/claims/{claim}/line-edits", {
          params: params(now),
          body: { lineIds: [...lineIds], ...change },
          idempotencyKey: newKey(),
        }),
      );
    },
    setContents: (lineId, body) =>
      run((now) =>
        call("POST /v1/sellers/{seller}/claims/{claim}/lines/{line}/contents", {
          params: { ...params(now), line: lineId },
          body,
          idempotencyKey: newKey(),
        }),
      ),
    addUnits: (rows) =>
      run((now) =>
        call("POST /v1/sellers/{seller}/claims/{claim}/lines", {
          params: params(now),
          body: { serials: rows.map(({ serial }) => serial), descriptions: rows.map(({ description }) => description) },
          idempotencyKey: newKey(),
        }),
      ),
    removeLine: (lineId) =>
      run((now) =>
        call("DELETE /v1/sellers/{seller}/claims/{claim}/lines/{line}", { params: { ...params(now), line: lineId } }),
      ),
  };
}

/** Whether anything goes to the customer in the end: what was never sent comes back as money alone. */
export function goesOut({ kind }: Pick<Claim, "kind">): boolean {
  return kind !== "undelivered";
}

/** What a choice shows: what was chosen last until that is kept, or refused; then what the server holds. */
export function useShown<T>(kept: T): readonly [T, (chosen: T, saving: Promise<void>) => void] {
  const [chosen, choose] = useState<{ readonly value: T } | null>(null);
  const show = (value: T, saving: Promise<void>) => {
    const mine = { value };
    choose(mine);
    void saving.finally(() => choose((now) => (now === mine ? null : now)));
  };
  return [chosen ? chosen.value : kept, show];
}

/** Runs saves in turn. A refused one is told and does not stop the next; the claim is then read afresh. */
function useSaves(claim: Claim) {
  const client = useQueryClient();
  const latest = useRef(claim);
  const queue = useRef<Promise<boolean>>(Promise.resolve(true));
  const waiting = useRef(0);
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    // An answer that was asked for before the last save, and came after it, is older than what was saved.
    if (waiting.current === 0 && claim.updatedAt >= latest.current.updatedAt) latest.current = claim;
  }, [claim]);
  const save = async (work: (now: Claim) => Promise<Claim>): Promise<boolean> => {
    try {
      latest.current = await work(latest.current);
      keepClaim(client, latest.current);
      setError(null);
      return true;
    } catch (refused) {
      setError(refused);
      await client.invalidateQueries({ queryKey: ["GET /v1/sellers/{seller}/claims/{claim}"] });
      return false;
    } finally {
      waiting.current -= 1;
      setSaving(waiting.current > 0);
    }
  };
  const run = async (work: (now: Claim) => Promise<Claim>): Promise<void> => {
    waiting.current += 1;
    setSaving(true);
    queue.current = queue.current.then(() => save(work));
    await queue.current;
  };
  return { run, saving, error, settled: () => queue.current };
}
