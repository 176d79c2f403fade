import { SegmentedControl, Text } from "@mantine/core";
import { IconReceiptRefund } from "@tabler/icons-react";
import { type ReactNode, useRef, useState } from "react";
import type { Answer } from "../../../api/contract/index.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { moneyTexts } from "../../texts/money/index.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { LoadingRows } from "../../ui/LoadingPage.tsx";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import { useRowKeys } from "../keys.ts";
import { useList } from "../list.ts";
import { MoreButton } from "./MoreButton.tsx";
import classes from "./money.module.css";
import { MoneySubjectLink, QueueEntry } from "./QueueEntry.tsx";
import { RefundCard } from "./RefundCard.tsx";

export const refundViews = ["requested", "approved", "sent", "settled", "failed"] as const;
type Status = (typeof refundViews)[number];
export type RefundRow = Answer<"GET /v1/sellers/{seller}/refunds">["items"][number];

interface Props {
  readonly status: Status;
  readonly onStatus: (to: Status) => void;
}

/** Refunds by what they wait for: a second person, a transfer, the customer's bank. */
export function RefundsView({ status, onStatus }: Props) {
  const say = useText(moneyTexts);
  const { slug } = useSeller();
  const list = useList("GET /v1/sellers/{seller}/refunds", { params: { seller: slug }, query: { status, limit: 50 } });
  return (
    <>
      <SegmentedControl
        className={classes["filter"] ?? ""}
        size="xs"
        value={status}
        onChange={(next) => onStatus(next as Status)}
        data={refundViews.map((one) => ({ value: one, label: say(`refund.${one}`) }))}
      />
      <ProblemAlert error={list.error} onRetry={list.again} />
      {list.loading && <LoadingRows rows={5} />}
      {!list.loading && list.rows.length === 0 && !list.error && (
        <EmptyState icon={<IconReceiptRefund size={24} />} title={say("noRefunds")} text={say("noRefundsHint")} />
      )}
      {list.rows.length > 0 && (
        <RefundQueue rows={list.rows} label={say("tabRefunds")}>
          <MoreButton list={list} />
        </RefundQueue>
      )}
    </>
  );
}

interface QueueProps {
  readonly rows: readonly RefundRow[];
  readonly label: string;
  readonly children?: ReactNode;
}

/** Refunds on the left, the chosen one on the right. */
export function RefundQueue({ rows, label, children }: QueueProps) {
  const [id, setId] = useState<string | null>(null);
  const chosen = rows.find((row) => row.id === id) ?? rows[0];
  const place = useRef<HTMLDivElement>(null);
  useRowKeys(place);
  return (
    <div className={classes["split"]} ref={place}>
      <nav className={`surface ${classes["queue"]}`} aria-label={label}>
        <ul className="unstyled-list">
          {rows.map((row) => (
            <li key={row.id}>
              <QueueEntry
                number={row.number}
                amount={row.amount}
                customer={row.customer}
                at={row.requestedAt}
                chosen={row === chosen}
                onChoose={() => setId(row.id)}
              />
            </li>
          ))}
        </ul>
        {children}
      </nav>
      {chosen && <Detail key={chosen.id} row={chosen} />}
    </div>
  );
}

function Detail({ row }: { readonly row: RefundRow }) {
  return (
    <section className={`surface ${classes["detail"]}`}>
      <RefundCard refund={row}>
        <Text c="dimmed">
          {row.customer} {row.serial && <span className="mono">· {row.serial}</span>}
        </Text>
        <MoneySubjectLink {...row} />
      </RefundCard>
    </section>
  );
}
