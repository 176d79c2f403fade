import { SegmentedControl, Stack, Text } from "@mantine/core";
import { useState } from "react";
import type { Answer } from "../../../api/contract/index.ts";
import { useAction, useAnswer } from "../../data.ts";
import { today, useFormat } from "../../format.ts";
import { useMe, useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { clockTexts } from "../../texts/clocks/index.ts";
import { ActionButton } from "../../ui/ActionBar.tsx";
import { LoadingRows } from "../../ui/LoadingPage.tsx";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import { PageHead } from "../PageHead.tsx";
import { AddDay } from "./AddDay.tsx";
import classes from "./calendars.module.css";
import { ImportHolidays } from "./ImportHolidays.tsx";
import { NamedDays } from "./NamedDays.tsx";
import { WeekDays } from "./WeekDays.tsx";
import { YearView } from "./YearView.tsx";

export type Calendars = Answer<"GET /v1/sellers/{seller}/calendars">;
export type Calendar = Calendars["items"][number];

/** What a form of the page does with its change. */
export interface Editing {
  readonly calendar: Calendar;
  readonly busy: boolean;
  readonly onChange: (change: Change, onDone?: () => void) => void;
}

interface Change {
  readonly weekdays?: number[];
  readonly add?: { day: string; kind: "holiday" | "work"; name: string }[];
  readonly remove?: string[];
  readonly reason: string;
}

/** Working days of the seller and of each centre: the week, a year at a glance, holidays and make-up days, and who changed what. */
export function CalendarsPage() {
  const say = useText(clockTexts);
  const { slug } = useSeller();
  const { data, error, refetch } = useAnswer("GET /v1/sellers/{seller}/calendars", { params: { seller: slug } });
  return (
    <>
      <PageHead title={say("calendars")} />
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {!data && !error && <LoadingRows rows={6} />}
      {data && <Editor data={data} onChanged={() => void refetch()} />}
    </>
  );
}

function Editor({ data, onChanged }: { readonly data: Calendars; readonly onChanged: () => void }) {
  const say = useText(clockTexts);
  const { slug } = useSeller();
  const me = useMe();
  const [key, setKey] = useState("seller");
  const [year, setYear] = useState(() => Number(today().slice(0, 4)));
  const change = useAction("PATCH /v1/sellers/{seller}/calendars/{calendar}", onChanged);
  const follow = useAction("DELETE /v1/sellers/{seller}/calendars/{calendar}", onChanged);
  const calendar = data.items.find((each) => each.key === key) ?? data.items[0];
  if (!calendar) return null;
  const call = { params: { seller: slug, calendar: calendar.key }, etag: calendar.etag };
  const mayEdit = me?.abilities["calendar.edit"]?.allowed === true;
  const editing: Editing = {
    calendar,
    busy: change.isPending,
    onChange: (body, onDone) => change.mutate({ ...call, body }, { onSuccess: () => onDone?.() }),
  };
  return (
    <div className={classes["page"]}>
      <Text c="dimmed">{say("calendarsHint")}</Text>
      <Text size="sm" c="dimmed">
        {say("timeZone", { zone: data.timeZone })}
      </Text>
      {data.items.length > 1 && (
        <SegmentedControl
          className={classes["which"] ?? ""}
          aria-label={say("calendars")}
          value={calendar.key}
          onChange={setKey}
          data={data.items.map((each) => ({
            value: each.key,
            label: `${each.centre ?? say("sellersCalendar")}${each.own ? "" : ` (${say("followsSeller")})`}`,
          }))}
        />
      )}
      <ProblemAlert error={change.error ?? follow.error} />
      {calendar.key !== "seller" && calendar.own && (
        <div>
          <ActionButton
            action={{
              key: "follow",
              label: say("follow"),
              busy: follow.isPending,
              ability: me?.abilities["calendar.edit"],
              onAct: () => follow.mutate(call),
            }}
          />
        </div>
      )}
      <WeekDays key={`${calendar.key} ${calendar.etag}`} {...editing} mayEdit={mayEdit} />
      <YearView calendar={calendar} year={year} onYear={setYear} />
      <section className={`surface ${classes["box"]}`}>
        <h2>{say("holidaysOf", { year: String(year) })}</h2>
        <NamedDays {...editing} year={year} mayEdit={mayEdit} />
        {mayEdit && (
          <Stack gap="md">
            <AddDay {...editing} />
            <ImportHolidays {...editing} year={year} />
          </Stack>
        )}
      </section>
      <Changes changes={data.changes} />
    </div>
  );
}

function Changes({ changes }: Pick<Calendars, "changes">) {
  const say = useText(clockTexts);
  const format = useFormat();
  return (
    <section className={`surface ${classes["box"]}`}>
      <h2>{say("changes")}</h2>
      {changes.length === 0 ? (
        <Text size="sm" c="dimmed">
          {say("noChanges")}
        </Text>
      ) : (
        <ul className={`unstyled-list ${classes["changes"]}`}>
          {changes.map((change) => (
            <li key={change.at}>
              <Text size="sm" span>
                {change.reason}
              </Text>{" "}
              <Text size="sm" c="dimmed" span>
                {change.centre ?? say("sellersCalendar")} · {change.by} · {format.instant(change.at)}
              </Text>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
