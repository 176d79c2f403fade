import { useCallback } from "react";
import { useText } from "../../text.ts";
import { policyTexts } from "../../texts/console-policies/index.ts";

const verdicts = ["covered", "provisional", "undetermined", "not_covered"] as const;

/** Names a verdict in the reader's language; one it does not know is shown as it is. */
export function useVerdictWord(): (verdict: string) => string {
  const say = useText(policyTexts);
  return useCallback(
    (verdict) => {
      const known = verdicts.find((one) => one === verdict);
      return known ? say(`verdict.${known}`) : verdict;
    },
    [say],
  );
}
