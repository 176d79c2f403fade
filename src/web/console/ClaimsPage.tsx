import { Button, Checkbox, Group, Select } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconClipboardList, IconDownload, IconSearch } from "@tabler/icons-react";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { claimStatuses, custodies, works } from "../../core/axes.ts";
import { type ClaimRow, useAnswer } from "../data.ts";
import { useFormat } from "../format.ts";
import { useMe, useSeller } from "../session.ts";
import { useText } from "../text.ts";
import { consoleTexts } from "../texts/console/index.ts";
import { claimTexts } from "../texts/console-claims/index.ts";
import { DeadlinePill } from "../ui/DeadlinePill.tsx";
import { type Column, DenseTable } from "../ui/DenseTable.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { FindField } from "../ui/FindField.tsx";
import { LoadingRows } from "../ui/LoadingPage.tsx";
import { ButtonLink, TextLink } from "../ui/links.tsx";
import { ProblemAlert } from "../ui/ProblemAlert.tsx";
import { claimKinds } from "./axes.ts";
import { BulkActions } from "./claims/BulkActions.tsx";
import { SavedViews } from "./claims/SavedViews.tsx";
import classes from "./console.module.css";
import { useRowKeys } from "./keys.ts";
import { useList } from "./list.ts";
import { PageHead } from "./PageHead.tsx";
import type { ClaimsSearch } from "./search.ts";

const route = getRouteApi("/$seller/console/claims");

/** All claims of the seller: filtered by what is to be done, status, custody, work and kind, searched by what one has in hand. */
export function ClaimsPage() {
  const say = useText(claimTexts);
  const sayConsole = useText(consoleTexts);
  const { slug } = useSeller();
  const search = route.useSearch();
  const list = useList("GET /v1/sellers/{seller}/claims", {
    params: { seller: slug },
    query: { limit: 50, ...(search as object) },
  });
  const [chosen, setChosen] = useState<readonly ClaimRow[]>([]);
  const columns = useColumns(list.rows, chosen, setChosen);
  const place = useRef<HTMLDivElement>(null);
  useRowKeys(place);
  const filtered = Object.keys(search).length > 0;
  return (
    <div ref={place}>
      <PageHead title={sayConsole("claims")}>
        <SavedViews search={search} />
        <ExportButton search={search} />
      </PageHead>
      <Filters counts={list.first?.counts ?? {}} />
      <ProblemAlert error={list.error} onRetry={list.again} />
      {list.loading && <LoadingRows rows={12} height={36} />}
      {list.rows.length > 0 && (
        <DenseTable
          label={sayConsole("claims")}
          columns={columns}
          rows={list.rows}
          rowKey={(row) => row.id}
          marked={(row) => chosen.some(({ id }) => id === row.id)}
        />
      )}
      {!list.loading && !list.error && list.rows.length === 0 && <NoClaims filtered={filtered} />}
      {list.rows.length > 0 && (
        <Group className={classes["below"] ?? ""}>
          {list.more && (
            <Button variant="default" onClick={list.more} loading={list.loadingMore}>
              {sayConsole("loadMore")}
            </Button>
          )}
          <span role="status">{say("shown", { count: list.rows.length })}</span>
        </Group>
      )}
      <BulkActions chosen={chosen} onChosen={setChosen} />
    </div>
  );
}

/** The list as a file, as filtered; absent for those who may not take it away. */
function ExportButton({ search }: { readonly search: ClaimsSearch }) {
  const say = useText(claimTexts);
  const { slug } = useSeller();
  if (!useMe()?.abilities["claim.export"]?.allowed) return null;
  const filters = new URLSearchParams(search as Record<string, string>);
  return (
    <Button
      component="a"
      variant="default"
      leftSection={<IconDownload size={16} aria-hidden />}
      href={`/v1/sellers/${encodeURIComponent(slug)}/claims-export?${filters}`}
      download="claims.csv"
    >
      {say("exportCsv")}
    </Button>
  );
}

function useColumns(
  rows: readonly ClaimRow[],
  chosen: readonly ClaimRow[],
  choose: (chosen: readonly ClaimRow[]) => void,
): Column<ClaimRow>[] {
  const say = useText(claimTexts);
  const sayConsole = useText(consoleTexts);
  const format = useFormat();
  const { slug } = useSeller();
  const all = rows.length > 0 && rows.every((row) => chosen.some(({ id }) => id === row.id));
  return [
    {
      key: "choose",
      label: (
        <Checkbox
          size="xs"
          aria-label={say("chooseAll")}
          checked={all}
          indeterminate={!all && chosen.length > 0}
          onChange={() => choose(all ? [] : rows)}
        />
      ),
      cell: (row) => {
        const checked = chosen.some(({ id }) => id === row.id);
        return (
          <Checkbox
            size="xs"
            aria-label={say("chooseOne", { claim: row.number })}
            checked={checked}
            onChange={() => choose(checked ? chosen.filter(({ id }) => id !== row.id) : [...chosen, row])}
          />
        );
      },
    },
    {
      key: "number",
      label: say("number"),
      cell: (row) => (
        <TextLink
          to="/$seller/console/claims/$claim"
          params={{ seller: slug, claim: row.number }}
          data-row
          fw={600}
          size="md"
        >
          {row.number}
        </TextLink>
      ),
    },
    { key: "customer", label: sayConsole("customer"), from: 480, cell: (row) => row.customer.name },
    {
      key: "model",
      label: sayConsole("model"),
      // In a window of 1280 what is to be done next, and until when, come before it.
      from: 1120,
      cell: (row) => row.firstModel,
    },
    {
      key: "serial",
      label: sayConsole("serial"),
      from: 1280,
      cell: (row) => <span className="mono">{row.firstSerial}</span>,
    },
    { key: "lines", label: say("units"), align: "right", from: 960, cell: (row) => row.lines },
    { key: "status", label: sayConsole("status"), cell: (row) => row.statusText },
    {
      key: "next",
      label: say("next"),
      from: 960,
      cell: (row) => <span className={classes["next"]}>{row.nextStep.text}</span>,
    },
    {
      key: "due",
      label: say("due"),
      from: 480,
      cell: (row) => row.deadline && <DeadlinePill deadline={row.deadline} />,
    },
    {
      key: "updated",
      label: say("updated"),
      align: "right",
      from: 1120,
      cell: (row) => format.day(format.dayOf(row.updatedAt)),
    },
  ];
}

function Filters({ counts }: { readonly counts: Readonly<Record<string, number>> }) {
  const sayConsole = useText(consoleTexts);
  const say = useText(claimTexts);
  const format = useFormat();
  const navigate = useNavigate();
  const { slug } = useSeller();
  const search = route.useSearch();
  const go = (next: ClaimsSearch) =>
    void navigate({ to: "/$seller/console/claims", params: { seller: slug }, search: next, replace: true });
  const set = (name: keyof ClaimsSearch) => (value: string | null) => {
    const { [name]: _, ...others } = search;
    go(value ? { ...others, [name]: value } : others);
  };
  const [typed, setTyped] = useState(search.q ?? "");
  const find = useDebouncedCallback(set("q"), 200);
  const choice = (name: keyof ClaimsSearch, label: string, data: { value: string; label: string }[]) => (
    <Select
      aria-label={label}
      placeholder={label}
      clearable
      searchable
      data={data}
      value={search[name] ?? null}
      onChange={set(name)}
    />
  );
  const withCount = (label: string, count = 0) => (count > 0 ? `${label} (${format.count(count)})` : label);
  const { data: today } = useAnswer("GET /v1/sellers/{seller}/today", { params: { seller: slug } });
  const steps = (today?.queues ?? []).filter((queue) => queue.step);
  return (
    <search className={classes["filters"]}>
      <FindField
        label={say("searchClaims")}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          find(event.currentTarget.value.trim());
        }}
      />
      {choice(
        "step",
        say("next"),
        steps.map(({ key, label, count }) => ({ value: key, label: withCount(label, count) })),
      )}
      {choice(
        "status",
        sayConsole("status"),
        claimStatuses.map((value) => ({ value, label: withCount(say(`status.${value}`), counts[value]) })),
      )}
      {choice(
        "custody",
        say("custody"),
        custodies.map((value) => ({ value, label: say(`custody.${value}`) })),
      )}
      {choice(
        "work",
        say("work"),
        works.map((value) => ({ value, label: say(`work.${value}`) })),
      )}
      {choice(
        "kind",
        say("kind"),
        claimKinds.map((value) => ({ value, label: say(`kind.${value}`) })),
      )}
      {Object.keys(search).length > 0 && (
        <Button
          variant="subtle"
          color="gray"
          onClick={() => {
            setTyped("");
            go({});
          }}
        >
          {say("clearFilters")}
        </Button>
      )}
    </search>
  );
}

function NoClaims({ filtered }: { readonly filtered: boolean }) {
  const say = useText(claimTexts);
  const { slug } = useSeller();
  return filtered ? (
    <EmptyState icon={<IconSearch size={24} />} title={say("noMatches")} />
  ) : (
    <EmptyState
      icon={<IconClipboardList size={24} />}
      title={say("noClaims")}
      text={say("noClaimsHint")}
      action={
        <ButtonLink to="/$seller" params={{ seller: slug }} variant="default">
          {say("warrantyPage")}
        </ButtonLink>
      }
    />
  );
}
