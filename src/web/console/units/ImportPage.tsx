import { Anchor, SegmentedControl, Text } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { IconDownload } from "@tabler/icons-react";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import type { Answer } from "../../../api/contract/index.ts";
import { useAction } from "../../data.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { connectTexts } from "../../texts/connect/index.ts";
import { consoleTexts } from "../../texts/console/index.ts";
import { officeTexts } from "../../texts/console-office/index.ts";
import { TextLink } from "../../ui/links.tsx";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import { PageHead } from "../PageHead.tsx";
import { EarlierImports, KnownReport } from "./ImportReport.tsx";
import { ShopOrders } from "./ShopOrders.tsx";
import { sampleAddress } from "./sample.ts";
import { TableDrop } from "./TableDrop.tsx";
import classes from "./units.module.css";

const route = getRouteApi("/$seller/console/units/import");

type ShopSource = Answer<"GET /v1/sellers/{seller}/shop-orders">["items"][number]["source"];
const shopSources: readonly ShopSource[] = ["shopify", "woocommerce", "medusa"];

/** Takes a shipment record, or the orders of another shop's export, and reports what became of each row. */
export function ImportPage() {
  const say = useText(connectTexts);
  const sayConsole = useText(consoleTexts);
  const { slug } = useSeller();
  const { report, from } = route.useSearch();
  const narrow = useMediaQuery("(max-width: 520px)");
  const navigate = useNavigate();
  const shop = shopSources.find((each) => each === from);
  const choose = (next: string) =>
    void navigate({
      to: "/$seller/console/units/import",
      params: { seller: slug },
      search: next === "shipments" ? {} : { from: next },
    });
  return (
    <>
      <TextLink to="/$seller/console/units" params={{ seller: slug }} size="sm">
        {sayConsole("units")}
      </TextLink>
      <PageHead title={sayConsole("imports")} />
      <div className={classes["stack"]}>
        <SegmentedControl
          aria-label={say("importFrom")}
          orientation={narrow ? "vertical" : "horizontal"}
          className={classes["kinds"] ?? ""}
          value={shop ?? "shipments"}
          onChange={choose}
          data={(["shipments", ...shopSources] as const).map((value) => ({ value, label: say(`importFrom.${value}`) }))}
        />
        {shop ? <ShopUpload key={shop} shop={shop} /> : <Upload />}
        {report && <KnownReport id={report} />}
        {shop && <ShopOrders />}
        <EarlierImports of={shop ? "orders" : "units"} />
      </div>
    </>
  );
}

function Upload() {
  const say = useText(officeTexts);
  const { slug } = useSeller();
  const navigate = useNavigate();
  const action = useAction("POST /v1/sellers/{seller}/unit-imports", (report) => {
    const to = "/$seller/console/units/import";
    void navigate({ to, params: { seller: slug }, search: { report: report.id } });
  });
  return (
    <>
      <TableDrop
        label={say("dropCsv")}
        endings={["csv", "tsv", "txt"]}
        busy={action.isPending}
        hint={say("dropHint")}
        onFile={(file) => action.mutate({ params: { seller: slug }, query: { fileName: file.name }, stream: file })}
      >
        <Anchor href={sampleAddress()} download="units.csv" size="sm">
          <IconDownload size={14} aria-hidden /> {say("sampleCsv")}
        </Anchor>
        <Text size="xs" c="dimmed">
          {say("sampleHint")}
        </Text>
      </TableDrop>
      <ProblemAlert error={action.error} />
    </>
  );
}

function ShopUpload({ shop }: { readonly shop: ShopSource }) {
  const say = useText(connectTexts);
  const { slug } = useSeller();
  const navigate = useNavigate();
  const action = useAction("POST /v1/sellers/{seller}/shop-order-imports", (report) => {
    const to = "/$seller/console/units/import";
    void navigate({ to, params: { seller: slug }, search: { report: report.id, from: shop } });
  });
  return (
    <>
      <TableDrop
        label={say("dropExport")}
        endings={shop === "shopify" ? ["csv"] : ["json", "ndjson", "jsonl", "csv"]}
        busy={action.isPending}
        hint={say(`exportHint.${shop}`)}
        onFile={(file) =>
          action.mutate({ params: { seller: slug }, query: { from: shop, fileName: file.name }, stream: file })
        }
      >
        <Text size="xs" c="dimmed" maw={560}>
          {say("exportKept")}
        </Text>
      </TableDrop>
      <ProblemAlert error={action.error} />
    </>
  );
}
