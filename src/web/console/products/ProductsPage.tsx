import { Button, Group, Select } from "@mantine/core";
import { IconPlus, IconShoppingBag } from "@tabler/icons-react";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import type { Answer } from "../../../api/contract/index.ts";
import { useFormat } from "../../format.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { consoleTexts } from "../../texts/console/index.ts";
import { officeTexts } from "../../texts/console-office/index.ts";
import { consoleShopTexts } from "../../texts/console-shop/index.ts";
import { ActionButton } from "../../ui/ActionBar.tsx";
import type { Column } from "../../ui/DenseTable.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ButtonLink, TextLink } from "../../ui/links.tsx";
import { Mark } from "../../ui/tone.tsx";
import classes from "../console.module.css";
import { typing, useWindowKeys } from "../keys.ts";
import { ListPage, ListSearch } from "../ListPage.tsx";
import { useList } from "../list.ts";
import { type Kind, kinds } from "./draft.ts";

const route = getRouteApi("/$seller/console/products");
type Row = Answer<"GET /v1/sellers/{seller}/products">["items"][number];

/** What is on sale: code, title, price and stock; `n` begins a new one. */
export function ProductsPage() {
  const say = useText(consoleShopTexts);
  const sayConsole = useText(consoleTexts);
  const { slug } = useSeller();
  const { q, kind } = route.useSearch();
  const navigate = useNavigate();
  const list = useList("GET /v1/sellers/{seller}/products", {
    params: { seller: slug },
    query: { limit: 50, ...(q ? { q } : {}), ...(isKind(kind) ? { category: kind } : {}) },
  });
  const columns = useColumns();
  const add = {
    key: "add",
    label: say("newProduct"),
    icon: <IconPlus size={16} aria-hidden />,
    ability: list.first?.abilities["product.manage"],
    onAct: () => void navigate({ to: "/$seller/console/products/new", params: { seller: slug } }),
  };
  useWindowKeys((event) => {
    if (event.key === "n" && !typing(event) && add.ability?.allowed) add.onAct();
  });
  return (
    <ListPage
      title={sayConsole("products")}
      list={list}
      columns={columns}
      actions={
        <>
          {add.ability?.allowed && (
            <>
              <ButtonLink to="/$seller/console/products/import" params={{ seller: slug }} variant="default">
                {say("importProducts")}
              </ButtonLink>
              <Button
                component="a"
                variant="default"
                href={`/v1/sellers/${encodeURIComponent(slug)}/products-export`}
                download="products.csv"
              >
                {say("exportProducts")}
              </Button>
            </>
          )}
          <ActionButton action={add} />
        </>
      }
      filters={<Filters q={q ?? ""} kind={isKind(kind) ? kind : null} />}
      empty={
        <EmptyState
          icon={<IconShoppingBag size={24} />}
          title={q ? say("noProductFits", { query: q }) : say("noProducts")}
          text={q ? undefined : say("noProductsHint")}
          action={q ? undefined : <ActionButton action={add} main />}
        />
      }
    />
  );
}

function Filters({ q, kind }: { readonly q: string; readonly kind: Kind | null }) {
  const say = useText(consoleShopTexts);
  const sayOffice = useText(officeTexts);
  const { slug } = useSeller();
  const navigate = useNavigate();
  const find = (text: string, of: Kind | null) =>
    void navigate({
      to: "/$seller/console/products",
      params: { seller: slug },
      search: { ...(text === "" ? {} : { q: text }), ...(of ? { kind: of } : {}) },
      replace: true,
    });
  return (
    <search className={classes["filters"]}>
      <ListSearch value={q} label={say("searchProducts")} onSearch={(text) => find(text, kind)} />
      <Select
        aria-label={say("kind")}
        placeholder={say("everyKind")}
        clearable
        data={kinds.map((value) => ({ value, label: sayOffice(`category.${value}`) }))}
        value={kind}
        onChange={(value) => find(q, isKind(value) ? value : null)}
      />
    </search>
  );
}

function isKind(text: string | null | undefined): text is Kind {
  return kinds.some((kind) => kind === text);
}

function useColumns(): Column<Row>[] {
  const say = useText(consoleShopTexts);
  const format = useFormat();
  const { slug } = useSeller();
  return [
    {
      key: "code",
      label: say("code"),
      cell: (row) => (
        <TextLink
          to="/$seller/console/products/$product"
          params={{ seller: slug, product: row.id }}
          data-row
          size="md"
          className="mono"
        >
          {row.code}
        </TextLink>
      ),
    },
    { key: "title", label: say("title"), cell: (row) => row.title },
    { key: "kind", label: say("kind"), from: 800, cell: (row) => row.categoryText },
    { key: "air", label: say("airTransport"), from: 960, cell: (row) => say(`air.${row.airTransport}`) },
    { key: "price", label: say("price"), align: "right", from: 480, cell: (row) => format.money(row.price) },
    { key: "stock", label: say("stock"), align: "right", cell: (row) => format.number(row.stock) },
    {
      key: "marks",
      label: "",
      from: 480,
      cell: (row) => (
        <Group gap={6} wrap="nowrap">
          {row.stock === 0 && <Mark tone="bad">{say("soldOut")}</Mark>}
          {!row.shown && <Mark tone="open">{say("hidden")}</Mark>}
        </Group>
      ),
    },
  ];
}
