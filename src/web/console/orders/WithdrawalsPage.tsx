import { IconArrowBackUp } from "@tabler/icons-react";
import { useRef } from "react";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { withdrawalTexts } from "../../texts/withdrawals/index.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { LoadingRows } from "../../ui/LoadingPage.tsx";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import { useRowKeys } from "../keys.ts";
import { useList } from "../list.ts";
import { MoreButton } from "../money/MoreButton.tsx";
import { PageHead } from "../PageHead.tsx";
import { WithdrawalTable } from "./WithdrawalTable.tsx";

/** What consumers withdrew from, the latest first, with the day by which their money must be back and what to do next. */
export function WithdrawalsPage() {
  const say = useText(withdrawalTexts);
  const { slug } = useSeller();
  const list = useList("GET /v1/sellers/{seller}/withdrawals", { params: { seller: slug }, query: { limit: 50 } });
  const place = useRef<HTMLDivElement>(null);
  useRowKeys(place);
  return (
    <div ref={place}>
      <PageHead title={say("withdrawals")} />
      <ProblemAlert error={list.error} onRetry={list.again} />
      {list.loading && <LoadingRows rows={10} height={36} />}
      {list.rows.length > 0 && <WithdrawalTable rows={list.rows} />}
      {!list.loading && !list.error && list.rows.length === 0 && (
        <EmptyState icon={<IconArrowBackUp size={24} />} title={say("none")} text={say("noneHint")} />
      )}
      <MoreButton list={list} />
    </div>
  );
}
