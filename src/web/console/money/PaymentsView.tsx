import { SegmentedControl, Text } from "@mantine/core";
import { IconCash } from "@tabler/icons-react";
import { useRef, useState } from "react";
import type { Answer } from "../../../api/contract/index.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { consoleTexts } from "../../texts/console/index.ts";
import { officeTexts } from "../../texts/console-office/index.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { LoadingRows } from "../../ui/LoadingPage.tsx";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import { useRowKeys } from "../keys.ts";
import { useList } from "../list.ts";
import { MoreButton } from "./MoreButton.tsx";
import classes from "./money.module.css";
import { PaymentReview, PaymentStatusMark } from "./PaymentReview.tsx";
import { MoneySubjectLink, QueueEntry } from "./QueueEntry.tsx";

export const paymentViews = ["proof_uploaded", "awaiting", "confirmed", "rejected"] as const;
type Status = (typeof paymentViews)[number];
type Row = Answer<"GET /v1/sellers/{seller}/payments">["items"][number];

/** Payments: those to review first, each with its proof beside what it must show. */
export function PaymentsView({
  status,
  onStatus,
}: {
  readonly status: Status;
  readonly onStatus: (to: Status) => void;
}) {
  const say = useText(officeTexts);
  const sayConsole = useText(consoleTexts);
  const { slug } = useSeller();
  const list = useList("GET /v1/sellers/{seller}/payments", { params: { seller: slug }, query: { status, limit: 50 } });
  const [id, setId] = useState<string | null>(null);
  const chosen = list.rows.find((row) => row.id === id) ?? list.rows[0];
  const place = useRef<HTMLDivElement>(null);
  useRowKeys(place);
  return (
    <div ref={place}>
      <SegmentedControl
        className={classes["filter"] ?? ""}
        size="xs"
        value={status}
        onChange={(next) => onStatus(next as Status)}
        data={paymentViews.map((one) => ({ value: one, label: say(`paymentStatus.${one}`) }))}
      />
      <ProblemAlert error={list.error} onRetry={list.again} />
      {list.loading && <LoadingRows rows={5} />}
      {!list.loading && !chosen && !list.error && <NoPayments status={status} />}
      {chosen && (
        <div className={classes["split"]}>
          <nav className={`surface ${classes["queue"]}`} aria-label={sayConsole("money")}>
            <ul className="unstyled-list">
              {list.rows.map((row) => (
                <li key={row.id}>
                  <QueueEntry
                    number={row.quoteNumber ?? row.orderNumber ?? ""}
                    amount={row.amount}
                    customer={row.customer}
                    at={row.createdAt}
                    chosen={row === chosen}
                    onChoose={() => setId(row.id)}
                  />
                </li>
              ))}
            </ul>
            <MoreButton list={list} />
          </nav>
          <Detail key={chosen.id} row={chosen} />
        </div>
      )}
    </div>
  );
}

function Detail({ row }: { readonly row: Row }) {
  return (
    <section className={`surface ${classes["detail"]}`}>
      <div className={classes["detailHead"]}>
        <h2>{row.quoteNumber ?? row.orderNumber}</h2>
        <PaymentStatusMark status={row.status} />
        <Text c="dimmed">{row.customer}</Text>
        <MoneySubjectLink {...row} />
      </div>
      <PaymentReview payment={row} />
    </section>
  );
}

function NoPayments({ status }: { readonly status: Status }) {
  const say = useText(officeTexts);
  const review = status === "proof_uploaded";
  return (
    <EmptyState
      icon={<IconCash size={24} />}
      title={say(review ? "nothingToReview" : "nothingHere")}
      text={review ? say("nothingToReviewHint") : undefined}
    />
  );
}
