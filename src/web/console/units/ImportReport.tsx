import { Button, Text } from "@mantine/core";
import type { Answer } from "../../../api/contract/index.ts";
import { useAnswer } from "../../data.ts";
import { useFormat } from "../../format.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { consoleTexts } from "../../texts/console/index.ts";
import { officeTexts } from "../../texts/console-office/index.ts";
import { type Column, DenseTable } from "../../ui/DenseTable.tsx";
import { TextLink } from "../../ui/links.tsx";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import { useList } from "../list.ts";
import classes from "./units.module.css";

type Report = Answer<"GET /v1/sellers/{seller}/unit-imports/{import}">;
type Row = Answer<"GET /v1/sellers/{seller}/unit-imports">["items"][number];
type BadRow = Report["errors"][number];

/** What became of a file's rows: counts, and each row that was not taken with its line, column and reason. */
function ImportReport({ report }: { readonly report: Report }) {
  const say = useText(officeTexts);
  const format = useFormat();
  const counts = [
    ["importRead", report.read],
    ["importAdded", report.added],
    ["importChanged", report.changed],
    ["importUnchanged", report.unchanged],
    ["importRejected", report.rejected],
  ] as const;
  return (
    <section className={`surface ${classes["box"]} ${classes["stack"]}`} role="status">
      <h2>{say("importDone", { file: report.fileName })}</h2>
      <dl className={classes["counts"]}>
        {counts.map(([name, count]) => (
          <div key={name} data-bad={(name === "importRejected" && count > 0) || undefined}>
            <dt>{say(name)}</dt>
            <dd>{format.number(count)}</dd>
          </div>
        ))}
      </dl>
      {report.errors.length > 0 && <BadRows report={report} />}
    </section>
  );
}

function BadRows({ report }: { readonly report: Report }) {
  const say = useText(officeTexts);
  const format = useFormat();
  const columns: Column<BadRow>[] = [
    { key: "line", label: say("row"), align: "right", cell: (row) => format.number(row.line) },
    { key: "column", label: say("column"), cell: (row) => row.column ?? say("wholeRow") },
    { key: "value", label: say("value"), from: 640, cell: (row) => <span className="mono">{row.value}</span> },
    { key: "why", label: say("why"), cell: (row) => row.reason },
  ];
  return (
    <div className={classes["stack"]}>
      {report.errors.length < report.rejected && (
        <Text size="sm" c="dimmed">
          {say("badRowsFirst", { shown: report.errors.length, count: report.rejected })}
        </Text>
      )}
      <DenseTable
        label={say("badRows")}
        columns={columns}
        rows={report.errors}
        rowKey={(row) => `${row.line} ${row.column} ${row.reason}`}
      />
    </div>
  );
}

const importsOf = {
  units: "GET /v1/sellers/{seller}/unit-imports",
  orders: "GET /v1/sellers/{seller}/shop-order-imports",
  products: "GET /v1/sellers/{seller}/product-imports",
} as const;

/** What became of an import that was made before. */
export function KnownReport({ id }: { readonly id: string }) {
  const { slug } = useSeller();
  const { data, error } = useAnswer("GET /v1/sellers/{seller}/unit-imports/{import}", {
    params: { seller: slug, import: id },
  });
  return data ? <ImportReport report={data} /> : <ProblemAlert error={error} />;
}

/** The imports so far, newest first; each opens its report. */
export function EarlierImports({ of }: { readonly of: keyof typeof importsOf }) {
  const say = useText(officeTexts);
  const sayConsole = useText(consoleTexts);
  const format = useFormat();
  const { slug } = useSeller();
  const input = { params: { seller: slug }, query: { limit: 10 } };
  const list = useList(importsOf[of], input);
  const columns: Column<Row>[] = [
    {
      key: "file",
      label: say("file"),
      cell: (row) =>
        of === "products" ? (
          <TextLink
            to="/$seller/console/products/import"
            params={{ seller: slug }}
            search={{ report: row.id }}
            size="md"
          >
            {row.fileName}
          </TextLink>
        ) : (
          <TextLink to="/$seller/console/units/import" params={{ seller: slug }} search={searchOf(row)} size="md">
            {row.fileName}
          </TextLink>
        ),
    },
    { key: "at", label: say("at"), from: 480, cell: (row) => format.instant(row.startedAt) },
    { key: "by", label: say("by"), from: 640, cell: (row) => row.startedBy },
    { key: "read", label: say("importRead"), align: "right", cell: (row) => format.number(row.read) },
    { key: "added", label: say("importAdded"), align: "right", from: 640, cell: (row) => format.number(row.added) },
    {
      key: "changed",
      label: say("importChanged"),
      align: "right",
      from: 800,
      cell: (row) => format.number(row.changed),
    },
    { key: "rejected", label: say("importRejected"), align: "right", cell: (row) => format.number(row.rejected) },
  ];
  return (
    <section className={classes["stack"]}>
      <h2 className={classes["sub"]}>{say("earlierImports")}</h2>
      {list.rows.length === 0 && !list.loading && <Text c="dimmed">{say("noImports")}</Text>}
      {list.rows.length > 0 && (
        <DenseTable label={say("earlierImports")} columns={columns} rows={list.rows} rowKey={(row) => row.id} />
      )}
      {list.more && (
        <div>
          <Button variant="default" onClick={list.more} loading={list.loadingMore}>
            {sayConsole("loadMore")}
          </Button>
        </div>
      )}
    </section>
  );
}

function searchOf({ id, source }: Row) {
  return source === "shipments" ? { report: id } : { report: id, from: source };
}
