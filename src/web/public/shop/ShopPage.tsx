import { Checkbox, Group, Select, Stack, Text } from "@mantine/core";
import { IconPhoto, IconSearch, IconShoppingBag } from "@tabler/icons-react";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useList } from "../../pages.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { shopTexts } from "../../texts/shop/index.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { LoadingRows } from "../../ui/LoadingPage.tsx";
import { ButtonLink } from "../../ui/links.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import { MoreButton, SearchField } from "../../ui/SearchField.tsx";
import { GoesTo, Price, useGoesTo } from "./Price.tsx";
import { type Kind, kinds, type ProductRow } from "./product.ts";
import { StockMark } from "./StockMark.tsx";
import type { ShopSearch } from "./search.ts";
import classes from "./shop.module.css";

const route = getRouteApi("/$seller/public/shop");

/** Everything that is on sale, to be searched and narrowed. */
export function ShopPage() {
  const say = useText(shopTexts);
  const seller = useSeller();
  const search = route.useSearch();
  const kind = kinds.find((one) => one === search.kind);
  const to = useGoesTo(search.to);
  const list = useList("GET /v1/sellers/{seller}/products", {
    params: { seller: seller.slug },
    query: {
      ...(search.q ? { q: search.q } : {}),
      ...(kind ? { category: kind } : {}),
      ...(to ? { country: to } : {}),
      ...(search.stock ? { inStock: "true" as const } : {}),
    },
  });
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  const narrowed = search.q !== undefined || kind !== undefined || search.stock === true;
  return (
    <>
      <PageHeader title={say("shop")} lead={say("shopLead")} place={seller.name} />
      <Stack gap="md">
        <Filters search={search} kind={kind ?? null} to={to} />
        {list.isPending && <LoadingRows rows={4} height={96} />}
        {list.isError && <ProblemAlert error={list.error} onRetry={() => void list.refetch()} />}
        {list.isSuccess && rows.length === 0 && <Nothing narrowed={narrowed} />}
        <ul className={`unstyled-list ${classes["products"]}`}>
          {rows.map((row) => (
            <li key={row.id}>
              <Card row={row} to={search.to} />
            </li>
          ))}
        </ul>
        {list.hasNextPage && <MoreButton busy={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />}
      </Stack>
    </>
  );
}

interface FiltersProps {
  readonly search: ShopSearch;
  readonly kind: Kind | null;
  readonly to: string | undefined;
}

function Filters({ search, kind, to }: FiltersProps) {
  const say = useText(shopTexts);
  const navigate = route.useNavigate();
  const go = (part: { [Name in keyof ShopSearch]?: ShopSearch[Name] | undefined }) => {
    const next = Object.entries({ ...search, ...part }).filter(([, value]) => value !== undefined && value !== "");
    void navigate({ search: Object.fromEntries(next) as ShopSearch, replace: true, resetScroll: false });
  };
  return (
    <search>
      <Group align="flex-end" gap="sm">
        <SearchField value={search.q ?? ""} label={say("searchProducts")} onSearch={(q) => go({ q })} />
        <Select
          flex="1 1 160px"
          label={say("kind")}
          placeholder={say("everyKind")}
          clearable
          data={kinds.map((value) => ({ value, label: say(`kind.${value}`) }))}
          value={kind}
          onChange={(value) => go({ kind: value ?? undefined })}
        />
        <GoesTo value={to} onChange={(country) => go({ to: country })} />
        <Checkbox
          flex="1 0 100%"
          label={say("inStockOnly")}
          checked={search.stock === true}
          onChange={(event) => go({ stock: event.currentTarget.checked ? true : undefined })}
        />
      </Group>
    </search>
  );
}

function Card({ row, to }: { readonly row: ProductRow; readonly to: string | undefined }) {
  const seller = useSeller().slug;
  return (
    <Link
      to="/$seller/shop/$product"
      params={{ seller, product: row.id }}
      search={to ? { to } : {}}
      className={classes["card"]}
    >
      {row.photo ? (
        <img className={classes["picture"]} src={row.photo.smallUrl} alt={row.photo.alt} loading="lazy" />
      ) : (
        <span className={classes["picture"]} aria-hidden>
          <IconPhoto size={28} stroke={1.2} />
        </span>
      )}
      <Stack gap={4} className={classes["told"] ?? ""}>
        <Text fw={600}>{row.title}</Text>
        <Text size="sm" c="dimmed">
          {[row.manufacturer, row.categoryText].filter(Boolean).join(" · ")}
        </Text>
        <Group gap="sm" mt="auto">
          <Price product={row} />
          <StockMark product={row} />
        </Group>
      </Stack>
    </Link>
  );
}

function Nothing({ narrowed }: { readonly narrowed: boolean }) {
  const say = useText(shopTexts);
  const seller = useSeller().slug;
  return narrowed ? (
    <EmptyState
      icon={<IconSearch size={24} />}
      title={say("noProductFits")}
      text={say("noProductFitsText")}
      action={
        <ButtonLink to="/$seller/shop" params={{ seller }} search={{}} variant="default">
          {say("showAll")}
        </ButtonLink>
      }
    />
  ) : (
    <EmptyState icon={<IconShoppingBag size={24} />} title={say("noProducts")} text={say("noProductsText")} />
  );
}
