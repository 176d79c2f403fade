import { IconDeviceDesktop, IconTableImport } from "@tabler/icons-react";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import type { Answer } from "../../../api/contract/index.ts";
import { useFormat } from "../../format.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { consoleTexts } from "../../texts/console/index.ts";
import { officeTexts } from "../../texts/console-office/index.ts";
import { shared } from "../../texts/shared/index.ts";
import { ActionButton } from "../../ui/ActionBar.tsx";
import type { Column } from "../../ui/DenseTable.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { TextLink } from "../../ui/links.tsx";
import { Mark } from "../../ui/tone.tsx";
import { coverTitle, looks } from "../../ui/VerdictCard.tsx";
import classes from "../console.module.css";
import { ListPage, ListSearch } from "../ListPage.tsx";
import { useList } from "../list.ts";

const route = getRouteApi("/$seller/console/units");
type Row = Answer<"GET /v1/sellers/{seller}/units">["items"][number];

/** Every unit the seller shipped, found by the beginning of its serial, order or batch. */
export function UnitsPage() {
  const say = useText(officeTexts);
  const sayConsole = useText(consoleTexts);
  const { slug } = useSeller();
  const { q } = route.useSearch();
  const navigate = useNavigate();
  const list = useList("GET /v1/sellers/{seller}/units", {
    params: { seller: slug },
    query: { limit: 50, ...(q ? { q } : {}) },
  });
  const columns = useColumns();
  const toImport = {
    key: "import",
    label: sayConsole("imports"),
    icon: <IconTableImport size={16} aria-hidden />,
    ability: list.first?.abilities["unit.import"],
    onAct: () => void navigate({ to: "/$seller/console/units/import", params: { seller: slug } }),
  };
  const find = (text: string) =>
    void navigate({
      to: "/$seller/console/units",
      params: { seller: slug },
      search: text === "" ? {} : { q: text },
      replace: true,
    });
  return (
    <ListPage
      title={sayConsole("units")}
      list={list}
      columns={columns}
      actions={<ActionButton action={toImport} />}
      filters={
        <search className={classes["filters"]}>
          <ListSearch value={q ?? ""} label={say("searchUnits")} onSearch={find} />
        </search>
      }
      empty={
        <EmptyState
          icon={<IconDeviceDesktop size={24} />}
          title={q ? say("noUnitFits", { query: q }) : say("noUnits")}
          text={q ? undefined : say("noUnitsHint")}
          action={q ? undefined : <ActionButton action={toImport} main />}
        />
      }
    />
  );
}

function useColumns(): Column<Row>[] {
  const say = useText(officeTexts);
  const sayConsole = useText(consoleTexts);
  const word = useText(shared);
  const format = useFormat();
  const { slug } = useSeller();
  const day = (value: string | null) => (value ? format.day(value) : "");
  return [
    {
      key: "serial",
      label: sayConsole("serial"),
      cell: (row) => (
        <TextLink
          to="/$seller/console/units/$unit"
          params={{ seller: slug, unit: row.id }}
          data-row
          size="md"
          className="mono"
        >
          {row.serial}
        </TextLink>
      ),
    },
    { key: "model", label: sayConsole("model"), from: 480, cell: (row) => `${row.manufacturer} ${row.model}` },
    { key: "batch", label: say("batch"), from: 800, cell: (row) => row.batch },
    { key: "order", label: say("order"), from: 640, cell: (row) => row.orderNumber },
    {
      key: "cover",
      label: say("coverNow"),
      from: 480,
      cell: ({ cover }) => cover && <Mark tone={looks[cover.verdict].tone}>{coverTitle(cover, word, format)}</Mark>,
    },
    { key: "policy", label: say("policy"), from: 960, cell: (row) => row.policy },
    { key: "shipped", label: say("shipped"), align: "right", from: 640, cell: (row) => day(row.shippedOn) },
    { key: "delivered", label: say("delivered"), align: "right", from: 800, cell: (row) => day(row.deliveredOn) },
    { key: "claims", label: sayConsole("claims"), align: "right", cell: (row) => row.claims || "" },
  ];
}
