import { Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import type { Claim, ClaimLine, Deadline } from "../data.ts";
import { useFormat } from "../format.ts";
import { useText } from "../text.ts";
import { clockTexts } from "../texts/clocks/index.ts";
import { ClauseChip } from "./ClauseChip.tsx";
import { DeadlinePill } from "./DeadlinePill.tsx";
import { spansOf } from "./spans.ts";
import classes from "./ui.module.css";

interface Props {
  readonly claim: Claim;
  /** The unit that is looked at: its clocks are told by themselves. */
  readonly line?: ClaimLine | undefined;
  /** Whether a customer reads it. */
  readonly forCustomer: boolean;
  /** What the reader may do about one of them. */
  readonly actions?: (deadline: Deadline) => ReactNode;
}

/** The clocks of a claim: those that run with their day, what is left and why one is paused; those that have ended folded away. */
export function ClockList({ claim, line, forCustomer, actions }: Props) {
  const say = useText(clockTexts);
  const open = claim.deadlines.filter(isOpen).sort((one, other) => (one.dueOn < other.dueOn ? -1 : 1));
  const ended = claim.deadlines.filter((deadline) => !isOpen(deadline));
  const entries = (deadlines: readonly Deadline[]) =>
    alike(deadlines, line).map(([deadline, ...others]) => (
      <li key={deadline.id}>
        <Clock claim={claim} deadline={deadline} others={others} forCustomer={forCustomer} />
        {others.length === 0 && actions?.(deadline)}
      </li>
    ));
  return (
    <Stack gap="xs">
      {open.length === 0 && (
        <Text size="sm" c="dimmed">
          {say("none")}
        </Text>
      )}
      {open.length > 0 && <ul className={`unstyled-list ${classes["clocks"]}`}>{entries(open)}</ul>}
      {ended.length > 0 && (
        <details className={classes["ended"]}>
          <summary>{say("earlier", { count: ended.length })}</summary>
          <ul className={`unstyled-list ${classes["clocks"]}`}>{entries(ended)}</ul>
        </details>
      )}
    </Stack>
  );
}

type Clocks = readonly [Deadline, ...Deadline[]];

/** Clocks of several units that tell the very same are told together; the chosen unit's, and those with notices of their own, are not. */
function alike(deadlines: readonly Deadline[], line: ClaimLine | undefined): Clocks[] {
  const told = Map.groupBy(deadlines, ({ id, key, lineId, dueOn, earliestOn, status, waits, notices }) => {
    if (lineId === null || lineId === line?.id || notices.length > 0) return id;
    return JSON.stringify([key, dueOn, earliestOn, status, waits]);
  });
  return [...told.values()].flatMap(([first, ...others]): Clocks[] => (first ? [[first, ...others]] : []));
}

/** Whether a clock has not come to its end. */
export function isOpen({ status }: Deadline): boolean {
  return status === "running" || status === "paused" || status === "overdue";
}

interface ClockProps extends Pick<Props, "claim" | "forCustomer"> {
  readonly deadline: Deadline;
  /** Of other units, the clocks that say the same. */
  readonly others: readonly Deadline[];
}

function Clock({ claim, deadline, others, forCustomer }: ClockProps) {
  const say = useText(clockTexts);
  const line = claim.lines.find(({ id }) => id === deadline.lineId);
  const whose = deadline.binds === "seller" ? "boundUs" : forCustomer ? "boundYou" : "boundCustomer";
  return (
    <>
      <span className={classes["clockLine"]}>
        <Text size="sm" fw={550} span>
          {deadline.name}
          {others.length > 0
            ? ` · ${say("units", { count: others.length + 1 })}`
            : line && claim.lines.length > 1 && ` · ${say("unit", { position: line.position })}`}
        </Text>
        <DeadlinePill deadline={deadline} />
      </span>
      <span className={classes["clockLine"]}>
        <Text size="xs" c="dimmed" span>
          <DueDay deadline={deadline} /> · {say(whose)}
          {isOpen(deadline) && deadline.waits.map((wait) => ` · ${wait.text}`).join("")}
        </Text>
        {deadline.clause && <ClauseChip clause={deadline.clause} />}
      </span>
      {others.length > 0 && (
        <details className={classes["ended"]}>
          <summary>{say("whichUnits")}</summary>
          <Text size="xs">{spansOf(positionsOf(claim, [deadline, ...others]))}</Text>
        </details>
      )}
      <Notices deadline={deadline} />
    </>
  );
}

/** The places of the clocks' units in the claim. */
function positionsOf({ lines }: Claim, deadlines: readonly Deadline[]): number[] {
  const ids = new Set(deadlines.map(({ lineId }) => lineId));
  return lines.flatMap(({ id, position }) => (ids.has(id) ? position : []));
}

function DueDay({ deadline: { dueOn, earliestOn, status } }: { readonly deadline: Deadline }) {
  const say = useText(clockTexts);
  const format = useFormat();
  const day = format.day(dueOn);
  if (status === "paused") return say("heldAt", { day });
  return earliestOn ? say("dueFrom", { from: format.day(earliestOn), day }) : say("dueBy", { day });
}

/** What was told and when: a forfeiture rests on it. */
export function Notices({ deadline, open = false }: { readonly deadline: Deadline; readonly open?: boolean }) {
  const say = useText(clockTexts);
  const format = useFormat();
  const { notices } = deadline;
  if (notices.length === 0) return null;
  const mailed = (mail: Deadline["notices"][number]["mail"]) => {
    if (!mail) return say("noticeHouse");
    if (mail.status === "failed") return `${say("noticeMail", mail)} · ${say("noticeFailed")}`;
    return mail.status === "queued" ? `${say("noticeMail", mail)} · ${say("noticeQueued")}` : say("noticeMail", mail);
  };
  return (
    <details className={classes["ended"]} open={open}>
      <summary>{say("notices", { count: notices.length })}</summary>
      <ol className={`unstyled-list ${classes["noticeLog"]}`}>
        {notices.map((notice) => (
          <li key={`${notice.at} ${notice.kind}`}>
            <Text size="xs" span>
              {format.instant(notice.at)} · {notice.text}
            </Text>{" "}
            <Text size="xs" c="dimmed" span>
              {mailed(notice.mail)}
            </Text>
          </li>
        ))}
      </ol>
    </details>
  );
}
