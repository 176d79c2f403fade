import { Anchor, Group, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useAnswer } from "../../data.ts";
import { today, useFormat } from "../../format.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { centreMoneyTexts } from "../../texts/centre-money/index.ts";
import { DenseTable } from "../../ui/DenseTable.tsx";
import { LoadingRows } from "../../ui/LoadingPage.tsx";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import classes from "../console.module.css";
import { useReimbursementColumns } from "./OpenReimbursements.tsx";

/** What a centre is owed for a month. */
export function Statement({ centre }: { readonly centre: string }) {
  const say = useText(centreMoneyTexts);
  const format = useFormat();
  const { slug: seller } = useSeller();
  const [month, setMonth] = useState<string>(() => today().slice(0, 7));
  const columns = useReimbursementColumns();
  const { data, error, refetch } = useAnswer("GET /v1/sellers/{seller}/centres/{centre}/statement", {
    params: { seller, centre },
    query: { month },
  });
  const csv = `/v1/sellers/${encodeURIComponent(seller)}/centres/${centre}/statement/table?month=${month}`;
  return (
    <section>
      <h2 className={classes["subTitle"]}>{say("statement")}</h2>
      <Group gap="sm" align="flex-end" mb="sm">
        <TextInput
          type="month"
          label={say("month")}
          value={month}
          onChange={(event) => event.currentTarget.value && setMonth(event.currentTarget.value)}
        />
        <Anchor href={csv} download={`statement-${month}.csv`} size="sm">
          {say("csv")}
        </Anchor>
      </Group>
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {!data && !error && <LoadingRows rows={2} height={36} />}
      {data?.items.length === 0 && <Text c="dimmed">{say("noneApproved")}</Text>}
      {data && data.items.length > 0 && (
        <DenseTable label={say("statement")} columns={columns} rows={data.items} rowKey={({ id }) => id} />
      )}
      {data?.total && (
        <Text fw={600} ta="right" mt="xs">
          {say("total")}: {format.money(data.total)}
        </Text>
      )}
    </section>
  );
}
