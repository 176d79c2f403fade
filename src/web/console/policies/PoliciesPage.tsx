import { IconScale } from "@tabler/icons-react";
import { useRef } from "react";
import type { Answer } from "../../../api/contract/index.ts";
import { useAnswer } from "../../data.ts";
import { useFormat } from "../../format.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { consoleTexts } from "../../texts/console/index.ts";
import { officeTexts } from "../../texts/console-office/index.ts";
import { policyTexts } from "../../texts/console-policies/index.ts";
import { type Column, DenseTable } from "../../ui/DenseTable.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { LoadingRows } from "../../ui/LoadingPage.tsx";
import { TextLink } from "../../ui/links.tsx";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import { useRowKeys } from "../keys.ts";
import { PageHead } from "../PageHead.tsx";

type Row = Answer<"GET /v1/sellers/{seller}/policies">["items"][number];

/** The policies of the seller: what is in force since when, what is scheduled, and whose draft is open. */
export function PoliciesPage() {
  const say = useText(policyTexts);
  const sayConsole = useText(consoleTexts);
  const sayOffice = useText(officeTexts);
  const { slug } = useSeller();
  const { data, error, refetch } = useAnswer("GET /v1/sellers/{seller}/policies", { params: { seller: slug } });
  const columns = useColumns(data?.items ?? []);
  const place = useRef<HTMLDivElement>(null);
  useRowKeys(place);
  return (
    <div ref={place}>
      <PageHead title={sayConsole("policies")} />
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {!data && !error && <LoadingRows rows={6} height={36} />}
      {data && data.items.length > 0 && (
        <DenseTable label={sayConsole("policies")} columns={columns} rows={data.items} rowKey={(row) => row.id} />
      )}
      {data?.items.length === 0 && (
        <EmptyState icon={<IconScale size={24} />} title={sayOffice("noPolicies")} text={say("noPoliciesHint")} />
      )}
    </div>
  );
}

function useColumns(rows: readonly Row[]): Column<Row>[] {
  const say = useText(policyTexts);
  const format = useFormat();
  const { slug } = useSeller();
  const nameOf = (id: string) => rows.find((row) => row.id === id)?.name ?? id;
  return [
    {
      key: "name",
      label: say("policy"),
      cell: (row) => (
        <TextLink
          to="/$seller/console/policies/$policy"
          params={{ seller: slug, policy: row.id }}
          data-row
          fw={600}
          size="md"
        >
          {row.name}
        </TextLink>
      ),
    },
    {
      key: "layer",
      label: "",
      from: 800,
      cell: (row) => (row.extends ? say("extendsPolicy", { name: nameOf(row.extends) }) : say(`layer.${row.layer}`)),
    },
    { key: "version", label: say("version"), cell: (row) => row.inForce.version },
    {
      key: "since",
      label: say("inForceSince"),
      from: 480,
      cell: (row) => (row.inForce.inForceFrom ? format.day(row.inForce.inForceFrom) : say("fromTheBeginning")),
    },
    {
      key: "scheduled",
      label: say("state.scheduled"),
      from: 960,
      cell: (row) =>
        row.scheduled?.inForceFrom &&
        say("scheduledFor", { version: row.scheduled.version, day: format.day(row.scheduled.inForceFrom) }),
    },
    { key: "releases", label: say("releases"), align: "right", from: 1120, cell: (row) => format.number(row.releases) },
    {
      key: "draft",
      label: say("draft"),
      from: 640,
      cell: (row) =>
        row.draft && (
          <TextLink to="/$seller/console/policies/$policy/draft" params={{ seller: slug, policy: row.id }} size="sm">
            {say("draftBy", { name: row.draft.updatedBy, when: format.instant(row.draft.updatedAt) })}
          </TextLink>
        ),
    },
  ];
}
