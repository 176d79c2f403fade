import { ActionIcon, Text } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useFormat } from "../../format.ts";
import { useText } from "../../text.ts";
import { clockTexts } from "../../texts/clocks/index.ts";
import { Mark } from "../../ui/tone.tsx";
import type { Editing } from "./CalendarsPage.tsx";
import classes from "./calendars.module.css";

/** The holidays and make-up days of a year, each with its name. */
export function NamedDays({
  calendar,
  busy,
  onChange,
  year,
  mayEdit,
}: Editing & { readonly year: number; readonly mayEdit: boolean }) {
  const say = useText(clockTexts);
  const format = useFormat();
  const days = [
    ...calendar.holidays.map((each) => ({ ...each, kind: "holiday" as const })),
    ...calendar.makeUpDays.map((each) => ({ ...each, kind: "work" as const })),
  ]
    .filter(({ day }) => day.startsWith(`${year}-`))
    .sort((one, other) => (one.day < other.day ? -1 : 1));
  if (days.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {say("noDays", { year: String(year) })}
      </Text>
    );
  return (
    <ul className={`unstyled-list ${classes["days"]}`}>
      {days.map(({ day, name, kind }) => (
        <li key={day}>
          <Text size="sm" span>
            {format.longDay(day)}
          </Text>
          <Text size="sm" c="dimmed" span className={classes["dayName"] ?? ""}>
            {name}
          </Text>
          {kind === "work" && <Mark tone="open">{say("work")}</Mark>}
          {mayEdit && (
            <ActionIcon
              variant="subtle"
              color="gray"
              disabled={busy}
              aria-label={say("remove", { day: format.day(day) })}
              onClick={() =>
                onChange({ remove: [day], reason: say("reasonRemoved", { day: name || format.day(day) }) })
              }
            >
              <IconX size={16} aria-hidden />
            </ActionIcon>
          )}
        </li>
      ))}
    </ul>
  );
}
