import type { Deadline } from "../data.ts";
import { useFormat } from "../format.ts";
import { type Say, useText } from "../text.ts";
import { shared } from "../texts/shared/index.ts";
import { Mark, type Tone } from "./tone.tsx";

/** How long is left until a deadline, in working days of the seller's calendar. */
export function DeadlinePill({ deadline }: { readonly deadline: Deadline }) {
  const say = useText(shared);
  const format = useFormat();
  const { tone, text } = stateOf(deadline, say);
  return (
    <span title={format.longDay(deadline.dueOn)}>
      <Mark tone={tone} icon={tone === "bad" ? "late" : tone === "good" ? "good" : "plain"}>
        {text}
      </Mark>
    </span>
  );
}

function stateOf(
  deadline: Deadline,
  say: Say<"dueIn" | "dueToday" | "overdue" | "duePaused" | "dueMet" | "dueMissed">,
) {
  const left = deadline.workingDaysLeft;
  const state = (tone: Tone, text: string) => ({ tone, text });
  if (deadline.status === "met") return state("good", say("dueMet"));
  if (deadline.status === "missed") return state("bad", say("dueMissed"));
  if (deadline.status === "stopped") return state("plain", say("duePaused"));
  if (left < 0) return state("bad", say("overdue", { count: -left }));
  return left === 0
    ? state("open", say("dueToday"))
    : state(left <= 2 ? "open" : "plain", say("dueIn", { count: left }));
}
