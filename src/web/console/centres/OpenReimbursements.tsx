import { Group, Text } from "@mantine/core";
import { useState } from "react";
import type { Answer } from "../../../api/contract/index.ts";
import { useAction, useAnswer } from "../../data.ts";
import { useFormat } from "../../format.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { centreMoneyTexts } from "../../texts/centre-money/index.ts";
import { ActionButton } from "../../ui/ActionBar.tsx";
import { type Column, DenseTable } from "../../ui/DenseTable.tsx";
import { LoadingRows } from "../../ui/LoadingPage.tsx";
import { TextLink } from "../../ui/links.tsx";
import { MoneyText } from "../../ui/Money.tsx";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import { ReasonDialog } from "../../ui/ReasonDialog.tsx";
import { useKept } from "../../ui/use-kept.ts";
import classes from "../console.module.css";

/** What a centre asks for, or is owed, for a unit. */
export type Reimbursement = Answer<"GET /v1/sellers/{seller}/reimbursements">["items"][number];
type Abilities = Answer<"GET /v1/sellers/{seller}/reimbursements">["abilities"];

/** What centres ask to be paid, for finance to approve or decline. */
export function OpenReimbursements() {
  const say = useText(centreMoneyTexts);
  const { slug: seller } = useSeller();
  const { data, error, refetch } = useAnswer("GET /v1/sellers/{seller}/reimbursements", { params: { seller } });
  const columns = useReimbursementColumns();
  const answers: Column<Reimbursement> = {
    key: "answers",
    label: "",
    align: "right",
    cell: (row) => data && <Answers reimbursement={row} abilities={data.abilities} />,
  };
  return (
    <section>
      <h2 className={classes["subTitle"]}>{say("reimbursements")}</h2>
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {!data && !error && <LoadingRows rows={2} height={36} />}
      {data?.items.length === 0 && <Text c="dimmed">{say("noneOpen")}</Text>}
      {data && data.items.length > 0 && (
        <DenseTable
          label={say("reimbursements")}
          columns={[...columns, answers]}
          rows={data.items}
          rowKey={({ id }) => id}
        />
      )}
    </section>
  );
}

/** The columns that tell a reimbursement: for which unit, and how much for what. */
export function useReimbursementColumns(): Column<Reimbursement>[] {
  const say = useText(centreMoneyTexts);
  const format = useFormat();
  const { slug: seller } = useSeller();
  const money = (key: "labour" | "parts" | "freight" | "total", from?: 960): Column<Reimbursement> => ({
    key,
    label: say(key),
    align: "right",
    ...(from && { from }),
    cell: (row) => <MoneyText money={row[key]} />,
  });
  return [
    { key: "number", label: say("number"), cell: ({ number }) => <span className="mono">{number}</span> },
    { key: "centre", label: say("centre"), from: 800, cell: ({ centre }) => centre },
    {
      key: "claim",
      label: say("claim"),
      from: 480,
      cell: ({ claimNumber, serial, otherParts }) => (
        <>
          <TextLink to="/$seller/console/claims/$claim" params={{ seller, claim: claimNumber }}>
            {claimNumber}
          </TextLink>{" "}
          <span className="mono">{serial}</span>
          {otherParts.length > 0 && (
            <Text size="xs" c="dimmed">
              {say("ownParts", {
                parts: otherParts
                  .map(({ name, quantity, price }) => `${name} ×${quantity} ${format.money(price)}`)
                  .join(", "),
              })}
            </Text>
          )}
        </>
      ),
    },
    money("labour", 960),
    money("parts", 960),
    money("freight", 960),
    money("total"),
  ];
}

function Answers({
  reimbursement,
  abilities,
}: {
  readonly reimbursement: Reimbursement;
  readonly abilities: Abilities;
}) {
  const say = useText(centreMoneyTexts);
  const { slug: seller } = useSeller();
  const params = { seller, reimbursement: reimbursement.id };
  const [declining, setDeclining] = useState(false);
  const approve = useAction("POST /v1/sellers/{seller}/reimbursements/{reimbursement}/approval");
  const [reason, setReason, forget] = useKept(`reimbursement.decline ${reimbursement.id}`, "");
  const decline = useAction("POST /v1/sellers/{seller}/reimbursements/{reimbursement}/refusal", () => {
    forget();
    setDeclining(false);
  });
  return (
    <Group gap={4} wrap="nowrap" justify="flex-end">
      <ActionButton
        compact
        action={{
          key: "approve",
          label: say("approve"),
          busy: approve.isPending,
          ability: abilities["reimbursement.approve"],
          onAct: () => approve.mutate({ params, body: {} }),
        }}
      />
      <ActionButton
        compact
        action={{
          key: "decline",
          label: say("decline"),
          danger: true,
          ability: abilities["reimbursement.decline"],
          onAct: () => setDeclining(true),
        }}
      />
      <ProblemAlert error={approve.error} />
      {declining && (
        <ReasonDialog
          danger
          title={say("declineQuestion", { number: reimbursement.number })}
          verb={say("decline")}
          label={say("reason")}
          action={decline}
          reason={reason}
          onReason={setReason}
          onClose={() => setDeclining(false)}
          onConfirm={(written) => decline.mutate({ params, body: { reason: written } })}
        />
      )}
    </Group>
  );
}
