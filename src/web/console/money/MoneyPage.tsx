import { SegmentedControl } from "@mantine/core";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useMe, useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { consoleTexts } from "../../texts/console/index.ts";
import { moneyTexts } from "../../texts/money/index.ts";
import { PageHead } from "../PageHead.tsx";
import { LedgerView } from "./LedgerView.tsx";
import classes from "./money.module.css";
import { ParkedView } from "./ParkedView.tsx";
import { PaymentsView, paymentViews } from "./PaymentsView.tsx";
import { RefundsView, refundViews } from "./RefundsView.tsx";
import { SuppliersView } from "./SuppliersView.tsx";

const route = getRouteApi("/$seller/console/money");

/** Money: payments to review, refunds to approve, what is stuck at a provider, what suppliers owe, and the ledger under it all. */
export function MoneyPage() {
  const say = useText(moneyTexts);
  const sayConsole = useText(consoleTexts);
  const { slug } = useSeller();
  const me = useMe();
  const navigate = useNavigate();
  const { status = "proof_uploaded" } = route.useSearch();
  const go = (next: string) =>
    void navigate({ to: "/$seller/console/money", params: { seller: slug }, search: { status: next } });
  const refund = refundViews.find((one) => `refund_${one}` === status);
  const view = refund
    ? "refund_requested"
    : ["parked", "suppliers", "ledger"].includes(status)
      ? status
      : "proof_uploaded";
  const reads = (action: string) => me?.abilities[action]?.allowed;
  return (
    <>
      <PageHead title={sayConsole("money")}>
        <SegmentedControl
          className={classes["tabs"] ?? ""}
          value={view}
          onChange={go}
          aria-label={say("views")}
          data={[
            { value: "proof_uploaded", label: say("tabPayments") },
            ...(reads("refund.read")
              ? [
                  { value: "refund_requested", label: say("tabRefunds") },
                  { value: "parked", label: say("tabParked") },
                ]
              : []),
            ...(reads("ledger.read")
              ? [
                  { value: "suppliers", label: say("tabSuppliers") },
                  { value: "ledger", label: say("tabLedger") },
                ]
              : []),
          ]}
        />
      </PageHead>
      {refund && <RefundsView status={refund} onStatus={(next) => go(`refund_${next}`)} />}
      {status === "parked" && <ParkedView />}
      {status === "suppliers" && <SuppliersView />}
      {status === "ledger" && <LedgerView />}
      {view === "proof_uploaded" && (
        <PaymentsView status={paymentViews.find((one) => one === status) ?? "proof_uploaded"} onStatus={go} />
      )}
    </>
  );
}
