import { Button } from "@mantine/core";
import {
  IconArrowRight,
  IconCalendarDue,
  IconChevronDown,
  IconChevronUp,
  IconInbox,
  IconUrgent,
} from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useRef, useState } from "react";
import { type ClaimRow, type TodayQueue, useAnswer } from "../data.ts";
import { useFormat } from "../format.ts";
import { useSeller } from "../session.ts";
import { useText } from "../text.ts";
import { clockTexts } from "../texts/clocks/index.ts";
import { consoleTexts } from "../texts/console/index.ts";
import { claimTexts } from "../texts/console-claims/index.ts";
import { DeadlinePill } from "../ui/DeadlinePill.tsx";
import { LoadingRows } from "../ui/LoadingPage.tsx";
import { ProblemAlert } from "../ui/ProblemAlert.tsx";
import classes from "./console.module.css";
import { useRowKeys } from "./keys.ts";
import { pageOfQueue } from "./navigation.ts";
import { PageHead } from "./PageHead.tsx";

/** What is overdue, due today, and waiting for the reader; each case with its one next action. */
export function TodayPage() {
  const say = useText(claimTexts);
  const sayClock = useText(clockTexts);
  const sayConsole = useText(consoleTexts);
  const { slug } = useSeller();
  const { data, error, refetch } = useAnswer("GET /v1/sellers/{seller}/today", { params: { seller: slug } });
  const place = useRef<HTMLDivElement>(null);
  useRowKeys(place);
  return (
    <div ref={place}>
      <PageHead title={sayConsole("today")} />
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {!data && !error && <LoadingRows rows={6} />}
      {data && (
        <>
          <Queues queues={data.queues.filter((queue) => queue.count > 0)} />
          <div className={classes["columns"]}>
            <Column
              title={say("overdue")}
              icon={<IconUrgent size={18} aria-hidden color="var(--tone-bad)" />}
              groups={[
                { title: sayClock("toDecide"), rows: data.toDecide },
                { title: sayClock("ours"), rows: data.overdue },
                { title: sayClock("lateCustomers"), rows: data.late },
              ]}
              none={say("noneOverdue")}
            />
            <Column
              title={say("dueColumn")}
              icon={<IconCalendarDue size={18} aria-hidden color="var(--tone-open)" />}
              groups={[
                { title: sayClock("dueNow"), rows: data.dueToday },
                { title: sayClock("atRisk"), rows: data.atRisk },
              ]}
              none={say("noneDue")}
            />
            <Column
              title={say("waitingForMe")}
              icon={<IconInbox size={18} aria-hidden />}
              groups={[{ rows: data.waitingForMe }]}
              none={say("noneWaiting")}
            />
          </div>
        </>
      )}
    </div>
  );
}

/** What waits by what is to be done: the reader's own in sight, that of others a click away. */
function Queues({ queues }: { readonly queues: readonly TodayQueue[] }) {
  const say = useText(claimTexts);
  const [all, setAll] = useState(false);
  const of = (whose: TodayQueue["whose"]) => queues.filter((queue) => queue.whose === whose);
  const mine = of("mine");
  const others = queues.length - mine.length;
  if (queues.length === 0) return null;
  return (
    <nav className={classes["queueRows"]} aria-label={say("queues")}>
      <div className={classes["queues"]}>
        {mine.map((queue) => (
          <QueueLink key={queue.key} queue={queue} />
        ))}
        {others > 0 && (
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            aria-expanded={all}
            onClick={() => setAll(!all)}
            rightSection={all ? <IconChevronUp size={14} aria-hidden /> : <IconChevronDown size={14} aria-hidden />}
          >
            {say("otherQueues", { count: others })}
          </Button>
        )}
      </div>
      {all && <OthersQueues title={say("withColleagues")} queues={of("colleagues")} />}
      {all && <OthersQueues title={say("withCustomers")} queues={of("customers")} />}
    </nav>
  );
}

function OthersQueues({ title, queues }: { readonly title: string; readonly queues: readonly TodayQueue[] }) {
  if (queues.length === 0) return null;
  return (
    <div className={classes["queues"]}>
      <span className={classes["dim"]}>{title}</span>
      {queues.map((queue) => (
        <QueueLink key={queue.key} queue={queue} />
      ))}
    </div>
  );
}

/** Leads to the page where the work is done, or to the claims of which it is to be done. */
function QueueLink({ queue }: { readonly queue: TodayQueue }) {
  const format = useFormat();
  const { slug } = useSeller();
  const { to } = pageOfQueue(queue.key);
  const search = to === "/$seller/console/claims" && queue.step ? { step: queue.key } : {};
  return (
    <Link to={to} params={{ seller: slug }} search={search} className={classes["queue"]}>
      <b>{format.count(queue.count)}</b> {queue.label}
    </Link>
  );
}

interface Group {
  /** Of a group within its column; a column of one group needs none. */
  readonly title?: string;
  readonly rows: readonly ClaimRow[];
}

interface ColumnProps {
  readonly title: string;
  readonly icon: ReactNode;
  readonly groups: readonly Group[];
  /** Said where all groups are empty; an empty one among others is left out. */
  readonly none: string;
}

function Column({ title, icon, groups, none }: ColumnProps) {
  const filled = groups.filter(({ rows }) => rows.length > 0);
  return (
    <section className={`surface ${classes["column"]}`}>
      <div className={classes["columnHead"]}>
        {icon}
        <h2>{title}</h2>
      </div>
      {filled.length === 0 && <div className={classes["empty"]}>{none}</div>}
      {filled.map((group) => (
        <Cases key={group.title ?? title} {...group} />
      ))}
    </section>
  );
}

function Cases({ title, rows }: Group) {
  return (
    <>
      {title && (
        <div className={classes["groupHead"]}>
          <h3>{title}</h3>
          <span className={classes["dim"]}>{rows.length}</span>
        </div>
      )}
      <ul className={`unstyled-list ${classes["cases"]}`}>
        {rows.map((row) => (
          <li key={row.deadline?.id ?? row.id}>
            <Case row={row} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Case({ row }: { readonly row: ClaimRow }) {
  const { slug } = useSeller();
  return (
    <Link
      to="/$seller/console/claims/$claim"
      params={{ seller: slug, claim: row.number }}
      className={classes["case"]}
      data-row
    >
      <span className={classes["caseLine"]}>
        <b>{row.number}</b>
        {row.deadline && <DeadlinePill deadline={row.deadline} />}
      </span>
      <span className={classes["dim"]}>
        {row.customer.name} · {row.firstModel ?? row.firstSerial}
        {row.lines > 1 && ` ×${row.lines}`}
        {row.deadline && ` · ${row.deadline.name}`}
      </span>
      <span className={classes["caseNext"]}>
        <IconArrowRight size={15} aria-hidden />
        {row.nextStep.text}
      </span>
    </Link>
  );
}
