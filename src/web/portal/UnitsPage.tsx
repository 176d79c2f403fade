import { Group, Stack, Text } from "@mantine/core";
import { IconCpu, IconSearch } from "@tabler/icons-react";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useFormat } from "../format.ts";
import { useList } from "../pages.ts";
import { useSeller } from "../session.ts";
import { useText } from "../text.ts";
import { portalTexts } from "../texts/portal/index.ts";
import { EmptyState } from "../ui/EmptyState.tsx";
import { LoadingRows } from "../ui/LoadingPage.tsx";
import { ButtonLink } from "../ui/links.tsx";
import { PageHeader } from "../ui/PageHeader.tsx";
import { ProblemAlert } from "../ui/ProblemAlert.tsx";
import { MoreButton, SearchField } from "../ui/SearchField.tsx";
import classes from "./portal.module.css";

const route = getRouteApi("/$seller/my/frame/units");

/** The customer's units: bought here, or once in a claim of theirs. */
export function UnitsPage() {
  const say = useText(portalTexts);
  const format = useFormat();
  const seller = useSeller();
  const { q } = route.useSearch();
  const navigate = route.useNavigate();
  const list = useList("GET /v1/sellers/{seller}/units", { params: { seller: seller.slug }, query: q ? { q } : {} });
  const units = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHeader title={say("navUnits")} place={seller.name} />
      <Stack gap="md">
        <Group>
          <SearchField
            value={q ?? ""}
            label={say("searchUnits")}
            onSearch={(text) => void navigate({ search: text ? { q: text } : {}, replace: true })}
          />
        </Group>
        {list.isPending && <LoadingRows rows={4} height={72} />}
        {list.isError && <ProblemAlert error={list.error} onRetry={() => void list.refetch()} />}
        {list.isSuccess && units.length === 0 && <NoUnits sifted={q !== undefined} />}
        <Stack component="ul" gap="sm" className="unstyled-list">
          {units.map((unit) => (
            <li key={unit.id}>
              <Link
                to="/$seller/my/units/$unit"
                params={{ seller: seller.slug, unit: unit.id }}
                className={classes["row"]}
              >
                <Stack gap={2} className={classes["rowMain"]}>
                  <Text span fw={600}>
                    {unit.manufacturer} {unit.model}
                  </Text>
                  <Text span className="mono">
                    {unit.serial}
                  </Text>
                </Stack>
                <Text size="sm" c="dimmed">
                  {[
                    unit.orderNumber && say("unitsOrder", { order: unit.orderNumber }),
                    unit.shippedOn && say("unitsShipped", { day: format.day(unit.shippedOn) }),
                    say("unitsClaims", { count: unit.claims }),
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                </Text>
              </Link>
            </li>
          ))}
        </Stack>
        {list.hasNextPage && <MoreButton busy={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />}
      </Stack>
    </>
  );
}

function NoUnits({ sifted }: { readonly sifted: boolean }) {
  const say = useText(portalTexts);
  const seller = useSeller().slug;
  if (sifted) return <EmptyState icon={<IconSearch size={24} />} title={say("claimsNoMatch")} />;
  return (
    <EmptyState
      icon={<IconCpu size={24} />}
      title={say("unitsNone")}
      text={say("unitsNoneText")}
      action={
        <ButtonLink to="/$seller" params={{ seller }} variant="default">
          {say("navCheck")}
        </ButtonLink>
      }
    />
  );
}
