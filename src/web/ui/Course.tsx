import { VisuallyHidden } from "@mantine/core";
import { IconCheck, IconMinus } from "@tabler/icons-react";
import type { ClaimLine } from "../data.ts";
import { useFormat } from "../format.ts";
import { useText } from "../text.ts";
import { shared } from "../texts/shared/index.ts";
import classes from "./ui.module.css";

type Step = ClaimLine["course"][number];

/** A line's way as steps with their days; the present one is named. Across on a wide screen, down on a narrow one. */
export function Course({ steps, label }: { readonly steps: readonly Step[]; readonly label: string }) {
  const say = useText(shared);
  const format = useFormat();
  const words = { done: "stepDone", now: "stepNow", later: "stepLater", stopped: "stepStopped" } as const;
  return (
    <ol className={classes["course"]} aria-label={label}>
      {steps.map((step) => (
        <li
          key={step.key}
          className={classes["step"]}
          data-state={step.state}
          {...(step.state === "now" ? { "aria-current": "step" as const } : {})}
        >
          <span className={classes["dot"]} aria-hidden>
            {step.state === "done" && <IconCheck size={12} stroke={3} />}
            {step.state === "stopped" && <IconMinus size={12} stroke={3} />}
          </span>
          <span className={classes["stepWords"]}>
            <span>{step.label}</span>
            <VisuallyHidden>, {say(words[step.state])}</VisuallyHidden>
            {step.on && <span className={classes["stepDay"]}>{format.day(step.on)}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}
