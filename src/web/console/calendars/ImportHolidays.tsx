import { Button, Checkbox, Group, Select, Stack, Text } from "@mantine/core";
import { IconCalendarDown } from "@tabler/icons-react";
import { useState } from "react";
import { countryChoices } from "../../countries.ts";
import { useAnswer } from "../../data.ts";
import { useFormat } from "../../format.ts";
import { useLocale } from "../../locale.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { clockTexts } from "../../texts/clocks/index.ts";
import { LoadingRows } from "../../ui/LoadingPage.tsx";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import type { Editing } from "./CalendarsPage.tsx";
import classes from "./calendars.module.css";

/** Public holidays of a country in the year that is shown, looked through before they are added. */
export function ImportHolidays(props: Editing & { readonly year: number }) {
  const say = useText(clockTexts);
  const locale = useLocale();
  const [country, setCountry] = useState<string | null>(null);
  const [asked, setAsked] = useState<string | null>(null);
  return (
    <Stack gap="sm">
      <Group align="flex-end" gap="sm">
        <Select
          label={say("importTitle")}
          description={say("importHint")}
          placeholder={say("country")}
          searchable
          data={countryChoices(locale)}
          value={country}
          onChange={setCountry}
        />
        <Button
          variant="default"
          disabled={!country}
          leftSection={<IconCalendarDown size={16} aria-hidden />}
          onClick={() => setAsked(country)}
        >
          {say("importLook")}
        </Button>
      </Group>
      {asked && <Found key={`${asked} ${props.year}`} {...props} country={asked} onDone={() => setAsked(null)} />}
    </Stack>
  );
}

interface FoundProps extends Editing {
  readonly year: number;
  readonly country: string;
  readonly onDone: () => void;
}

function Found({ calendar, busy, onChange, year, country, onDone }: FoundProps) {
  const say = useText(clockTexts);
  const format = useFormat();
  const { slug } = useSeller();
  const [left, setLeft] = useState<readonly string[]>([]);
  const { data, error } = useAnswer("GET /v1/sellers/{seller}/holidays", {
    params: { seller: slug },
    query: { country, year },
  });
  if (error) return <ProblemAlert error={error} />;
  if (!data) return <LoadingRows rows={3} height={24} />;
  const known = new Set(calendar.holidays.map(({ day }) => day));
  const fresh = data.items.filter(({ day }) => !known.has(day));
  const chosen = fresh.filter(({ day }) => !left.includes(day));
  if (data.items.length === 0) return <Text size="sm">{say("importNone")}</Text>;
  const add = () => {
    const reason = say("reasonImported", { country: format.country(country), year: String(year) });
    onChange({ add: chosen.map(({ day, name }) => ({ day, name, kind: "holiday" as const })), reason });
    onDone();
  };
  return (
    <Stack gap="sm">
      <ul className={`unstyled-list ${classes["days"]}`}>
        {fresh.map(({ day, name }) => (
          <li key={day}>
            <Checkbox
              label={`${format.longDay(day)} · ${name}`}
              checked={!left.includes(day)}
              onChange={(event) =>
                setLeft(event.currentTarget.checked ? left.filter((each) => each !== day) : [...left, day])
              }
            />
          </li>
        ))}
      </ul>
      <Group>
        <Button loading={busy} disabled={chosen.length === 0} onClick={add}>
          {say("importAdd", { count: chosen.length })}
        </Button>
      </Group>
    </Stack>
  );
}
