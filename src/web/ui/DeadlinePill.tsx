import type { Deadline } from "../data.ts";
import { useFormat } from "../format.ts";
import { type Say, useText } from "../text.ts";
import { shared } from "../texts/shared/index.ts";
import { Mark, type Tone } from "./tone.tsx";

/** How long is left until a deadline, in working days of the seller's calendar; while it is paused, in the days it counts itself. */
export function DeadlinePill({ deadline }: { readonly deadline: Deadline }) {
  const say = useText(shared);
  const format = useFormat();
  const { tone, text } = stateOf(deadline, say);
  const title = [deadline.name, format.longDay(deadline.dueOn), ...deadline.waits.map((wait) => wait.text)].join(" · ");
  return (
    <span title={title}>
      <Mark tone={tone} icon={tone === "bad" ? "late" : tone === "good" ? "good" : "plain"}>
        {text}
      </Mark>
    </span>
  );
}

type Words =
  | "dueIn"
  | "dueToday"
  | "overdue"
  | "overdueToday"
  | "duePaused"
  | "dueUnit"
  | "dueLate"
  | "dueMet"
  | "dueMetLate"
  | "dueMissed"
  | "dueStopped";

function stateOf({ status, late, binds, left, workingDaysLeft }: Deadline, say: Say<Words>) {
  const state = (tone: Tone, text: string) => ({ tone, text });
  const { count, unit } = left;
  switch (status) {
    case "met":
      return late ? state("plain", say("dueMetLate")) : state("good", say("dueMet"));
    case "missed":
      return state("bad", say("dueMissed"));
    case "stopped":
      return state("plain", say("dueStopped"));
    case "paused":
      return state("plain", say("duePaused", { count, unit: say("dueUnit", { count, kind: unit }) }));
    default: {
      // What a customer is late with is no failure of the house.
      if (status === "overdue" && binds === "customer")
        return state("open", say("dueLate", { count: Math.max(0, -workingDaysLeft) }));
      if (workingDaysLeft < 0) return state("bad", say("overdue", { count: -workingDaysLeft }));
      if (status === "overdue" || count < 0) return state("bad", say("overdueToday"));
      if (count === 0) return state("open", say("dueToday"));
      return state(workingDaysLeft <= 2 ? "open" : "plain", say("dueIn", { count: workingDaysLeft }));
    }
  }
}
