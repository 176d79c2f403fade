import { Text } from "@mantine/core";
import type { Answer } from "../../../api/contract/index.ts";
import { useAnswer } from "../../data.ts";
import { useFormat } from "../../format.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { centreTexts } from "../../texts/centres/index.ts";
import { DeadlinePill } from "../../ui/DeadlinePill.tsx";
import { type Column, DenseTable } from "../../ui/DenseTable.tsx";
import { Fold } from "../../ui/Fold.tsx";
import { LoadingRows } from "../../ui/LoadingPage.tsx";
import { TextLink } from "../../ui/links.tsx";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import classes from "../console.module.css";

type Application = Answer<"GET /v1/sellers/{seller}/centre-applications">["items"][number];

/** Applications that wait to be answered, the longest waiting first; those that were answered behind a fold. */
export function Applications() {
  const say = useText(centreTexts);
  return (
    <section>
      <h2 className={classes["subTitle"]}>{say("applications")}</h2>
      <List state="open" />
      <Fold label={say("answered")}>
        <List state="answered" />
      </Fold>
    </section>
  );
}

function List({ state }: { readonly state: "open" | "answered" }) {
  const say = useText(centreTexts);
  const { slug: seller } = useSeller();
  const columns = useColumns();
  const { data, error, refetch } = useAnswer("GET /v1/sellers/{seller}/centre-applications", {
    params: { seller },
    query: { state, limit: 100 },
  });
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingRows rows={2} height={36} />;
  if (data.items.length === 0) return <Text c="dimmed">{say("applicationsNone")}</Text>;
  return <DenseTable label={say("applications")} columns={columns} rows={data.items} rowKey={({ id }) => id} />;
}

function useColumns(): Column<Application>[] {
  const say = useText(centreTexts);
  const format = useFormat();
  const { slug } = useSeller();
  return [
    {
      key: "number",
      label: say("name"),
      cell: ({ id, name, number }) => (
        <>
          <TextLink to="/$seller/console/centres/applications/$application" params={{ seller: slug, application: id }}>
            {name}
          </TextLink>{" "}
          <span className={classes["dim"]}>{number}</span>
        </>
      ),
    },
    {
      key: "place",
      label: say("city"),
      from: 640,
      cell: ({ address }) => `${address.city}, ${format.country(address.country)}`,
    },
    { key: "customer", label: say("applicant"), from: 800, cell: ({ customer }) => customer },
    {
      key: "since",
      label: say("waitingSince"),
      from: 960,
      cell: ({ submittedAt }) => format.day(format.dayOf(submittedAt)),
    },
    {
      key: "due",
      label: say("status"),
      cell: ({ deadline, statusText }) => (deadline ? <DeadlinePill deadline={deadline} /> : statusText),
    },
  ];
}
