import { Text } from "@mantine/core";
import { IconFileCertificate, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import type { Answer } from "../../../api/contract/index.ts";
import { useAction } from "../../data.ts";
import { useFormat } from "../../format.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { policyTexts } from "../../texts/console-policies/index.ts";
import { ActionButton } from "../../ui/ActionBar.tsx";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import type { Column } from "../../ui/DenseTable.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { TextLink } from "../../ui/links.tsx";
import { Mark } from "../../ui/tone.tsx";
import { ListPage } from "../ListPage.tsx";
import { useList } from "../list.ts";
import { AgreeDialog } from "./AgreeDialog.tsx";

type Contracts = Answer<"GET /v1/sellers/{seller}/contracts">;
type Row = Contracts["items"][number];

/** What was agreed on with single customers: it stands above the terms that all others have. */
export function ContractsPage() {
  const say = useText(policyTexts);
  const { slug } = useSeller();
  const list = useList("GET /v1/sellers/{seller}/contracts", { params: { seller: slug }, query: { limit: 50 } });
  const [agreeing, setAgreeing] = useState(false);
  const [ending, setEnding] = useState<Row | null>(null);
  const columns = useColumns(list.first?.abilities["contract.end"], setEnding);
  const offered = list.first?.offered ?? [];
  const agree = {
    key: "agree",
    label: say("agreeContract"),
    icon: <IconPlus size={16} aria-hidden />,
    ability: list.first?.abilities["contract.agree"],
    onAct: () => setAgreeing(true),
  };
  return (
    <>
      <ListPage
        title={say("contracts")}
        list={list}
        columns={columns}
        actions={offered.length > 0 && <ActionButton main action={agree} />}
        filters={
          <Text c="dimmed" maw={720} mb="md">
            {say("contractsHint")}
          </Text>
        }
        empty={
          <EmptyState
            icon={<IconFileCertificate size={24} />}
            title={say("noContracts")}
            text={say(offered.length > 0 ? "noContractsHint" : "noContractTerms")}
          />
        }
      />
      {agreeing && <AgreeDialog offered={offered} onClose={() => setAgreeing(false)} />}
      {ending && <EndDialog contract={ending} onClose={() => setEnding(null)} />}
    </>
  );
}

function EndDialog({ contract, onClose }: { readonly contract: Row; readonly onClose: () => void }) {
  const say = useText(policyTexts);
  const { slug } = useSeller();
  const action = useAction("POST /v1/sellers/{seller}/contracts/{contract}/end", onClose);
  return (
    <ConfirmDialog
      opened
      danger
      title={say("endContract")}
      verb={say("endContract")}
      busy={action.isPending}
      error={action.error}
      onConfirm={() => action.mutate({ params: { seller: slug, contract: contract.id } })}
      onClose={onClose}
    >
      <Text>{say("endContractHelp", { name: contract.name, customer: contract.customer.name })}</Text>
    </ConfirmDialog>
  );
}

function useColumns(mayEnd: Contracts["abilities"][string] | undefined, onEnd: (contract: Row) => void): Column<Row>[] {
  const say = useText(policyTexts);
  const format = useFormat();
  const { slug } = useSeller();
  const dated = (by: string, at: string) => say("byOn", { name: by, when: format.day(format.dayOf(at)) });
  return [
    { key: "customer", label: say("customer"), cell: (row) => row.customer.name },
    {
      key: "terms",
      label: say("contract"),
      cell: (row) => (
        <TextLink
          to="/$seller/console/policies/$policy"
          params={{ seller: slug, policy: row.policy }}
          data-row
          size="md"
        >
          {row.name}
        </TextLink>
      ),
    },
    { key: "above", label: say("contractAbove"), from: 960, cell: (row) => row.above },
    { key: "agreed", label: say("contractAgreed"), from: 640, cell: (row) => dated(row.agreedBy, row.agreedAt) },
    {
      key: "state",
      label: say("contractState"),
      from: 480,
      cell: (row) =>
        row.ended ? (
          <Mark tone="plain">{say("contractOver", { by: dated(row.ended.by, row.ended.at) })}</Mark>
        ) : (
          <Mark tone="good">{say("state.in_force")}</Mark>
        ),
    },
    {
      key: "end",
      label: "",
      align: "right",
      cell: (row) =>
        !row.ended && (
          <ActionButton
            compact
            action={{ key: "end", label: say("endContract"), ability: mayEnd, onAct: () => onEnd(row) }}
          />
        ),
    },
  ];
}
