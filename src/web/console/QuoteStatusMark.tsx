import type { Quote } from "../data.ts";
import { useText } from "../text.ts";
import { officeTexts } from "../texts/console-office/index.ts";
import { Mark, type Tone } from "../ui/tone.tsx";

const tones: Readonly<Record<Quote["status"], Tone>> = {
  draft: "open",
  sent: "plain",
  accepted: "good",
  declined: "bad",
  expired: "bad",
  superseded: "plain",
};

/** Where a quote stands. */
export function QuoteStatusMark({ status }: { readonly status: Quote["status"] }) {
  const say = useText(officeTexts);
  return <Mark tone={tones[status]}>{say(`quoteStatus.${status}`)}</Mark>;
}
