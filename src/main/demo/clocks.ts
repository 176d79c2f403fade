import { actOnClock } from "../../domain/deadlines/index.ts";
import { as, type Tale } from "./tale.ts";

/** Lets the clocks of a story act in their order, each at its own moment, up to `until` (milliseconds since the epoch). */
export async function runClocksUntil(tale: Tale, until: number): Promise<void> {
  if (tale.claimId === "") return;
  for (;;) {
    const next = await tale.tx
      .selectFrom("deadline")
      .select(["id", "claimId", "actsAt"])
      .where("claimId", "=", tale.claimId)
      .where("status", "=", "running")
      .where("actsAt", "<=", new Date(until))
      .orderBy("actsAt")
      .orderBy("id")
      .limit(1)
      .executeTakeFirst();
    if (!next) return;
    tale.now = Math.max(tale.now + 1, next.actsAt.getTime());
    if (!(await actOnClock(as(tale, tale.stage.cast.system), next))) return;
  }
}
