import { IconArrowBackUp } from "@tabler/icons-react";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { withdrawalTexts } from "../../texts/withdrawals/index.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ListPage } from "../ListPage.tsx";
import { useList } from "../list.ts";
import { useWithdrawalColumns } from "./WithdrawalTable.tsx";

/** What consumers withdrew from, the latest first, with the day by which their money must be back and what to do next. */
export function WithdrawalsPage() {
  const say = useText(withdrawalTexts);
  const { slug } = useSeller();
  const list = useList("GET /v1/sellers/{seller}/withdrawals", { params: { seller: slug }, query: { limit: 50 } });
  return (
    <ListPage
      title={say("withdrawals")}
      list={list}
      columns={useWithdrawalColumns()}
      empty={<EmptyState icon={<IconArrowBackUp size={24} />} title={say("none")} text={say("noneHint")} />}
    />
  );
}
