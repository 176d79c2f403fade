import type { Format } from "../../format.ts";
import type { Replay } from "./draft.ts";

/** How far a replay moves the refunds, by currency, as signed amounts: `+€ 4,120.00`; empty where it moves none. */
export function moneyMoved(replay: Pick<Replay, "money">, format: Pick<Format, "money">): string[] {
  return replay.money
    .filter(({ before, after }) => before !== after)
    .map(({ currency, before, after }) => {
      const moved = format.money({ amount: Math.abs(after - before), currency });
      return `${after > before ? "+" : "−"}${moved}`;
    });
}

/** A name for the next version: the last number of `version` raised until no release bears it. */
export function nextVersion(version: string, taken: readonly string[]): string {
  let next = version;
  while (taken.includes(next)) {
    const number = /(\d+)(\D*)$/.exec(next);
    next = number ? `${next.slice(0, number.index)}${BigInt(number[1] ?? "0") + 1n}${number[2] ?? ""}` : `${next}.1`;
  }
  return next;
}

/** The first digits of a digest, enough to tell versions apart by eye. */
export function shortDigest(digest: string): string {
  return digest.replace(/^sha256:/, "").slice(0, 12);
}
