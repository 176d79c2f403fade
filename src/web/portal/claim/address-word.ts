import type { Claim } from "../../data.ts";

/** What the claim's address is called: where nothing comes in, nothing goes back to it. */
export function addressWord({ lines }: Pick<Claim, "lines">): "returnAddress" | "sendAddress" {
  return lines.some(({ comesIn }) => comesIn) ? "returnAddress" : "sendAddress";
}
