import { Anchor, Button, Loader, Text } from "@mantine/core";
import { IconDownload, IconTableImport } from "@tabler/icons-react";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { type DragEvent, useRef, useState } from "react";
import { useAction, useAnswer } from "../../data.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { consoleTexts } from "../../texts/console/index.ts";
import { officeTexts } from "../../texts/console-office/index.ts";
import { TextLink } from "../../ui/links.tsx";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import { PageHead } from "../PageHead.tsx";
import { EarlierImports, ImportReport } from "./ImportReport.tsx";
import { sampleAddress } from "./sample.ts";
import classes from "./units.module.css";

const route = getRouteApi("/$seller/console/units/import");

/** Takes a shipment record as CSV and reports what became of each row. */
export function ImportPage() {
  const sayConsole = useText(consoleTexts);
  const { slug } = useSeller();
  const { report } = route.useSearch();
  return (
    <>
      <TextLink to="/$seller/console/units" params={{ seller: slug }} size="sm">
        {sayConsole("units")}
      </TextLink>
      <PageHead title={sayConsole("imports")} />
      <div className={classes["stack"]}>
        <Upload />
        {report && <Report id={report} />}
        <EarlierImports />
      </div>
    </>
  );
}

function Report({ id }: { readonly id: string }) {
  const { slug } = useSeller();
  const { data, error } = useAnswer("GET /v1/sellers/{seller}/unit-imports/{import}", {
    params: { seller: slug, import: id },
  });
  return data ? <ImportReport report={data} /> : <ProblemAlert error={error} />;
}

function Upload() {
  const say = useText(officeTexts);
  const { slug } = useSeller();
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [name, setName] = useState("");
  const [wrong, setWrong] = useState<string | null>(null);
  const action = useAction("POST /v1/sellers/{seller}/unit-imports", (report) => {
    void navigate({
      to: "/$seller/console/units/import",
      params: { seller: slug },
      search: { report: report.id },
    });
  });
  const take = (file: File | undefined) => {
    if (!file) return;
    const ending = /\.[^.]+$/.exec(file.name)?.[0] ?? file.name;
    const fits = /^\.(csv|tsv|txt)$/i.test(ending);
    setWrong(fits ? null : say("notCsv", { ending }));
    if (!fits) return;
    setName(file.name);
    action.mutate({ params: { seller: slug }, query: { fileName: file.name }, stream: file });
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  return (
    <>
      <div
        className={classes["drop"]}
        data-over={over || undefined}
        role="group"
        aria-label={say("dropCsv")}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        {action.isPending ? <Loader size="sm" /> : <IconTableImport size={28} aria-hidden />}
        <Text fw={600} role="status">
          {action.isPending ? say("importing", { file: name }) : say("dropCsv")}
        </Text>
        <Text size="sm" c="dimmed" maw={520}>
          {say("dropHint")}
        </Text>
        <Button onClick={() => input.current?.click()} disabled={action.isPending}>
          {say("chooseFile")}
        </Button>
        <Anchor href={sampleAddress()} download="units.csv" size="sm">
          <IconDownload size={14} aria-hidden /> {say("sampleCsv")}
        </Anchor>
        <Text size="xs" c="dimmed">
          {say("sampleHint")}
        </Text>
        <input
          ref={input}
          type="file"
          accept=".csv,.tsv,.txt,text/csv"
          hidden
          aria-label={say("chooseFile")}
          onChange={(event) => {
            take(event.currentTarget.files?.[0]);
            event.currentTarget.value = "";
          }}
        />
      </div>
      {wrong && (
        <Text role="alert" c="var(--mantine-color-error)">
          {wrong}
        </Text>
      )}
      <ProblemAlert error={action.error} />
    </>
  );
}
