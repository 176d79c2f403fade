import { IconArrowRight, IconCalendarDue, IconInbox, IconUrgent } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useRef } from "react";
import { type ClaimRow, useAnswer } from "../data.ts";
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
            <Column title={say("overdue")} icon={<IconUrgent size={18} aria-hidden color="var(--tone-bad)" />}>
              <Cases title={sayClock("toDecide")} rows={data.toDecide} />
              <Cases title={sayClock("ours")} rows={data.overdue} none={sayClock("noneOurs")} />
              <Cases title={sayClock("lateCustomers")} rows={data.late} none={sayClock("noneLate")} />
            </Column>
            <Column title={say("dueColumn")} icon={<IconCalendarDue size={18} aria-hidden color="var(--tone-open)" />}>
              <Cases title={sayClock("dueNow")} rows={data.dueToday} none={say("noneDue")} />
              <Cases title={sayClock("atRisk")} rows={data.atRisk} none={sayClock("noneRisk")} />
            </Column>
            <Column title={say("waitingForMe")} icon={<IconInbox size={18} aria-hidden />}>
              <Cases rows={data.waitingForMe} none={say("noneWaiting")} />
            </Column>
          </div>
        </>
      )}
    </div>
  );
}

interface Queue {
  readonly key: string;
  readonly label: string;
  readonly count: number;
}

function Queues({ queues }: { readonly queues: readonly Queue[] }) {
  const say = useText(claimTexts);
  const format = useFormat();
  const { slug } = useSeller();
  return (
    <nav className={classes["queues"]} aria-label={say("queues")}>
      {queues.map((queue) => (
        <Link key={queue.key} to={pageOfQueue(queue.key).to} params={{ seller: slug }} className={classes["queue"]}>
          <b>{format.count(queue.count)}</b> {queue.label}
        </Link>
      ))}
    </nav>
  );
}

interface ColumnProps {
  readonly title: string;
  readonly icon: ReactNode;
  readonly children: ReactNode;
}

function Column({ title, icon, children }: ColumnProps) {
  return (
    <section className={`surface ${classes["column"]}`}>
      <div className={classes["columnHead"]}>
        {icon}
        <h2>{title}</h2>
      </div>
      {children}
    </section>
  );
}

interface CasesProps {
  /** Of a group within its column; a column of one group needs none. */
  readonly title?: string;
  readonly rows: readonly ClaimRow[];
  /** Said where there is nothing; without it an empty group is left out. */
  readonly none?: string;
}

function Cases({ title, rows, none }: CasesProps) {
  if (rows.length === 0 && none === undefined) return null;
  return (
    <>
      {title && (
        <div className={classes["groupHead"]}>
          <h3>{title}</h3>
          {rows.length > 0 && <span className={classes["dim"]}>{rows.length}</span>}
        </div>
      )}
      {rows.length === 0 ? (
        <div className={classes["empty"]}>{none}</div>
      ) : (
        <ul className={`unstyled-list ${classes["cases"]}`}>
          {rows.map((row) => (
            <li key={row.deadline?.id ?? row.id}>
              <Case row={row} />
            </li>
          ))}
        </ul>
      )}
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
