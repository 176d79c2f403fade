import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconClock, IconHelpCircle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import classes from "./ui.module.css";

/** What a mark means; always with an icon and a word, never by colour alone. */
export type Tone = "good" | "bad" | "open" | "plain";

const icons = {
  good: IconCircleCheck,
  bad: IconCircleX,
  open: IconHelpCircle,
  plain: IconClock,
  late: IconAlertTriangle,
};

/** A word with an icon on a tinted ground. */
export function Mark({ tone, icon, children }: { tone: Tone; icon?: keyof typeof icons; children: ReactNode }) {
  const Icon = icons[icon ?? tone];
  return (
    <span className={classes["mark"]} data-tone={tone}>
      <Icon size={14} aria-hidden />
      {children}
    </span>
  );
}
