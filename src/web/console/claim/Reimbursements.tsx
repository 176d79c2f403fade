import { Button, Group, Text } from "@mantine/core";
import { type Claim, useAction, useAnswer } from "../../data.ts";
import { useMe, useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { centreMoneyTexts } from "../../texts/centre-money/index.ts";
import { MoneyText } from "../../ui/Money.tsx";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import classes from "./claim.module.css";

/** What the centre asked to be paid for work in warranty, and the way to ask. */
export function Reimbursements({ claim }: { readonly claim: Claim }) {
  const say = useText(centreMoneyTexts);
  const { slug: seller } = useSeller();
  const me = useMe();
  const params = { seller, claim: claim.id };
  const { data, error } = useAnswer("GET /v1/sellers/{seller}/claims/{claim}/reimbursements", { params });
  const ask = useAction("POST /v1/sellers/{seller}/claims/{claim}/lines/{line}/reimbursement");
  const asks = me?.abilities["reimbursement.request"]?.allowed ?? false;
  const done = claim.lines.filter(({ repair }) => repair?.charge === "free" && repair.completedAt !== null);
  const asked = (serial: string) => data?.items.some((item) => item.serial === serial && item.status !== "declined");
  if (!data || (data.items.length === 0 && !(asks && done.length > 0))) return <ProblemAlert error={error} />;
  return (
    <section className={classes["block"]}>
      <h2>{say("askTitle")}</h2>
      {data.items.length === 0 && <Text c="dimmed">{say("askNone")}</Text>}
      {data.items.map(({ id, number, serial, total, statusText, reason }) => (
        <Group key={id} gap="sm">
          <span className="mono">{number}</span>
          <span className="mono">{serial}</span>
          <MoneyText money={total} />
          <Text size="sm" c="dimmed">
            {[statusText, reason].filter(Boolean).join(": ")}
          </Text>
        </Group>
      ))}
      <Group gap="xs">
        {asks &&
          done
            .filter(({ serial }) => !asked(serial))
            .map((line) => (
              <Button
                key={line.id}
                variant="default"
                loading={ask.isPending}
                onClick={() => ask.mutate({ params: { ...params, line: line.id }, body: { note: "" } })}
              >
                {say("ask")} · {say("lineOf", { n: line.position })}
              </Button>
            ))}
      </Group>
      <ProblemAlert error={ask.error} />
    </section>
  );
}
