import { IconArrowRight, IconCalendarDue, IconInbox, IconUrgent } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useRef } from "react";
import { type ClaimRow, useAnswer } from "../data.ts";
import { useSeller } from "../session.ts";
import { useText } from "../text.ts";
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
            <Cases
              title={say("overdue")}
              icon={<IconUrgent size={18} aria-hidden color="var(--tone-bad)" />}
              rows={data.overdue}
              none={say("noneOverdue")}
            />
            <Cases
              title={say("dueToday")}
              icon={<IconCalendarDue size={18} aria-hidden color="var(--tone-open)" />}
              rows={data.dueToday}
              none={say("noneDue")}
            />
            <Cases
              title={say("waitingForMe")}
              icon={<IconInbox size={18} aria-hidden />}
              rows={data.waitingForMe}
              none={say("noneWaiting")}
            />
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
  const { slug } = useSeller();
  return (
    <nav className={classes["queues"]} aria-label={say("queues")}>
      {queues.map((queue) => (
        <Link key={queue.key} to={pageOfQueue(queue.key).to} params={{ seller: slug }} className={classes["queue"]}>
          <b>{queue.count}</b> {queue.label}
        </Link>
      ))}
    </nav>
  );
}

interface CasesProps {
  readonly title: string;
  readonly icon: ReactNode;
  readonly rows: readonly ClaimRow[];
  readonly none: string;
}

function Cases({ title, icon, rows, none }: CasesProps) {
  return (
    <section className={`surface ${classes["column"]}`}>
      <div className={classes["columnHead"]}>
        {icon}
        <h2>{title}</h2>
        <span className={classes["dim"]}>{rows.length}</span>
      </div>
      {rows.length === 0 ? (
        <div className={classes["empty"]}>{none}</div>
      ) : (
        <ul className={`unstyled-list ${classes["cases"]}`}>
          {rows.map((row) => (
            <li key={row.id}>
              <Case row={row} />
            </li>
          ))}
        </ul>
      )}
    </section>
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
      </span>
      <span className={classes["caseNext"]}>
        <IconArrowRight size={15} aria-hidden />
        {row.nextStep.text}
      </span>
    </Link>
  );
}
