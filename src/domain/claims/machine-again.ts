import type { LineRecord } from "./record.ts";

/** Whether a machine of the customer's order is sent again: it goes out with a serial number of its own. */
export function isMachineAgain({ replacement, goods }: Pick<LineRecord, "replacement" | "goods">): boolean {
  return replacement?.kind === "reissue" && goods?.modelId != null;
}
