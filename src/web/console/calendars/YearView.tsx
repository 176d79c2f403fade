import { ActionIcon, Group } from "@mantine/core";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import type { Day } from "../../../core/day.ts";
import { useFormat } from "../../format.ts";
import { useLocale } from "../../locale.ts";
import { useText } from "../../text.ts";
import { clockTexts } from "../../texts/clocks/index.ts";
import type { Calendar } from "./CalendarsPage.tsx";
import classes from "./calendars.module.css";
import { type DayKind, kindOf, monthName, weekdayName, weeksOf } from "./year.ts";

interface Props {
  readonly calendar: Calendar;
  readonly year: number;
  readonly onYear: (year: number) => void;
}

/** Twelve months at a glance: each day marked as what it is, by more than its colour. */
export function YearView({ calendar, year, onYear }: Props) {
  const say = useText(clockTexts);
  const days = {
    weekdays: calendar.weekdays,
    holidays: calendar.holidays.map(({ day }) => day),
    makeUpDays: calendar.makeUpDays.map(({ day }) => day),
  };
  const names = new Map([...calendar.holidays, ...calendar.makeUpDays].map(({ day, name }) => [day, name]));
  return (
    <section className={`surface ${classes["box"]}`}>
      <Group justify="space-between">
        <h2>{say("yearView", { year: String(year) })}</h2>
        <Group gap={4}>
          <ActionIcon variant="default" size="lg" aria-label={say("previousYear")} onClick={() => onYear(year - 1)}>
            <IconChevronLeft size={18} aria-hidden />
          </ActionIcon>
          <ActionIcon variant="default" size="lg" aria-label={say("nextYear")} onClick={() => onYear(year + 1)}>
            <IconChevronRight size={18} aria-hidden />
          </ActionIcon>
        </Group>
      </Group>
      <Legend />
      <div className={classes["year"]}>
        {Array.from({ length: 12 }, (_, index) => (
          <Month key={index} year={year} month={index + 1} days={days} names={names} />
        ))}
      </div>
    </section>
  );
}

const kinds = ["work", "rest", "holiday", "make_up"] as const satisfies DayKind[];
const words = { work: "workDay", rest: "restDay", holiday: "holiday", make_up: "work" } as const;

function Legend() {
  const say = useText(clockTexts);
  return (
    <ul className={`unstyled-list ${classes["legend"]}`} aria-label={say("legend")}>
      {kinds.map((kind) => (
        <li key={kind}>
          <span className={classes["day"]} data-kind={kind} aria-hidden>
            7
          </span>
          {say(words[kind])}
        </li>
      ))}
    </ul>
  );
}

interface MonthProps {
  readonly year: number;
  readonly month: number;
  readonly days: Parameters<typeof kindOf>[1];
  readonly names: ReadonlyMap<string, string>;
}

function Month({ year, month, days, names }: MonthProps) {
  const say = useText(clockTexts);
  const locale = useLocale();
  const format = useFormat();
  const told = (of: Day) => {
    const kind = kindOf(of, days);
    return [format.longDay(of), say(words[kind]), names.get(of)].filter(Boolean).join(" · ");
  };
  return (
    <table className={classes["month"]}>
      <caption>{monthName(month, locale)}</caption>
      <thead>
        <tr>
          {[1, 2, 3, 4, 5, 6, 7].map((day) => (
            <th key={day} scope="col" abbr={weekdayName(day, locale, "long")}>
              {weekdayName(day, locale, "narrow")}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(year, month).map((week, index) => (
          <tr key={index}>
            {week.map((of, at) => (
              <td key={of ?? `empty ${at}`}>
                {of && (
                  <span className={classes["day"]} data-kind={kindOf(of, days)} title={told(of)}>
                    {Number(of.slice(8))}
                  </span>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
