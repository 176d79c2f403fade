import { Button, Checkbox, Group } from "@mantine/core";
import { useState } from "react";
import { useLocale } from "../../locale.ts";
import { useText } from "../../text.ts";
import { clockTexts } from "../../texts/clocks/index.ts";
import type { Editing } from "./CalendarsPage.tsx";
import classes from "./calendars.module.css";
import { weekdayName } from "./year.ts";

/** The days of a week on which work is done. */
export function WeekDays({ calendar, busy, onChange, mayEdit }: Editing & { readonly mayEdit: boolean }) {
  const say = useText(clockTexts);
  const locale = useLocale();
  const [days, setDays] = useState<readonly number[]>(calendar.weekdays);
  const same = days.length === calendar.weekdays.length && days.every((day) => calendar.weekdays.includes(day));
  return (
    <section className={`surface ${classes["box"]}`}>
      <h2>{say("weekdays")}</h2>
      <Group gap="lg" role="group" aria-label={say("weekdays")}>
        {[1, 2, 3, 4, 5, 6, 7].map((day) => (
          <Checkbox
            key={day}
            label={weekdayName(day, locale, "long")}
            checked={days.includes(day)}
            disabled={!mayEdit}
            onChange={(event) =>
              setDays(event.currentTarget.checked ? [...days, day] : days.filter((each) => each !== day))
            }
          />
        ))}
      </Group>
      {mayEdit && !same && (
        <Group>
          <Button
            loading={busy}
            disabled={days.length === 0}
            onClick={() => onChange({ weekdays: [...days], reason: say("reasonWeek") })}
          >
            {say("saveWeek")}
          </Button>
        </Group>
      )}
    </section>
  );
}
