import { type Day, parseDay } from "../../core/day.ts";
import { fieldFault } from "../../core/fault.ts";
import { dayInWords } from "../../core/formats.ts";
import type { FieldFault } from "../../core/refusal.ts";
import type { Context } from "../context.ts";
import { today } from "./today.ts";

/** What is wrong with a day on which something is said to have happened: no day, still to come, or before `earliest`. */
export function pastDayFaults(
  context: Pick<Context, "now" | "seller">,
  pointer: string,
  ...[text, earliest]: [text: string, earliest?: Day]
): FieldFault[] {
  const on = parseDay(text);
  const now = today(context);
  if (!on) return [fieldFault(pointer, "not_a_day")];
  if (on > now) return [fieldFault(pointer, "in_the_future", { today: dayInWords(now) })];
  return earliest && on < earliest ? [fieldFault(pointer, "too_early", { earliest: dayInWords(earliest) })] : [];
}
