import { Button, Checkbox, Group, Stack, Text } from "@mantine/core";
import { IconCpu, IconPlus, IconSearch } from "@tabler/icons-react";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import type { Answer } from "../../api/contract/index.ts";
import { useFormat } from "../format.ts";
import { useList } from "../pages.ts";
import { useSeller } from "../session.ts";
import { useText } from "../text.ts";
import { portalTexts } from "../texts/portal/index.ts";
import { shared } from "../texts/shared/index.ts";
import { EmptyState } from "../ui/EmptyState.tsx";
import { LoadingRows } from "../ui/LoadingPage.tsx";
import { ButtonLink } from "../ui/links.tsx";
import { PageHeader } from "../ui/PageHeader.tsx";
import { ProblemAlert } from "../ui/ProblemAlert.tsx";
import { MoreButton, SearchField } from "../ui/SearchField.tsx";
import { Mark } from "../ui/tone.tsx";
import { coverTitle, looks } from "../ui/VerdictCard.tsx";
import { type Added, AddedText, AddMachines } from "./AddMachines.tsx";
import classes from "./portal.module.css";

type Unit = Answer<"GET /v1/sellers/{seller}/units">["items"][number];

const route = getRouteApi("/$seller/my/frame/units");

/** The customer's fleet: bought here, in a claim of theirs, or put here by serial number; each with its cover. Ticked ones share a claim. */
export function UnitsPage() {
  const say = useText(portalTexts);
  const seller = useSeller();
  const { q } = route.useSearch();
  const navigate = route.useNavigate();
  const [adding, setAdding] = useState(false);
  const [added, setAdded] = useState<Added>();
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const list = useList("GET /v1/sellers/{seller}/units", { params: { seller: seller.slug }, query: q ? { q } : {} });
  const units = list.data?.pages.flatMap((page) => page.items) ?? [];
  const tick = (serial: string, on: boolean) =>
    setTicked(on ? [...ticked, serial] : ticked.filter((each) => each !== serial));
  const add = (
    <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
      {say("fleetAdd")}
    </Button>
  );
  return (
    <>
      <PageHeader title={say("navUnits")} place={seller.name} actions={add} />
      <Stack gap="md">
        <Group>
          <SearchField
            value={q ?? ""}
            label={say("searchUnits")}
            onSearch={(text) => void navigate({ search: text ? { q: text } : {}, replace: true })}
          />
        </Group>
        {added && <AddedText added={added} />}
        {list.isPending && <LoadingRows rows={4} height={72} />}
        {list.isError && <ProblemAlert error={list.error} onRetry={() => void list.refetch()} />}
        {list.isSuccess && units.length === 0 && <NoUnits sifted={q !== undefined} />}
        <Stack component="ul" gap="sm" className="unstyled-list">
          {units.map((unit) => (
            <li key={unit.id} className={classes["ticked"]}>
              <Checkbox
                aria-label={say("fleetTick", { serial: unit.serial })}
                checked={ticked.includes(unit.serial)}
                onChange={(event) => tick(unit.serial, event.currentTarget.checked)}
              />
              <UnitRow unit={unit} />
            </li>
          ))}
        </Stack>
        {list.hasNextPage && <MoreButton busy={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />}
      </Stack>
      {ticked.length > 0 && <Ticked serials={ticked} onClear={() => setTicked([])} />}
      {adding && (
        <AddMachines
          onClose={() => setAdding(false)}
          onDone={(result) => {
            setAdded(result);
            setAdding(false);
          }}
        />
      )}
    </>
  );
}

function UnitRow({ unit }: { readonly unit: Unit }) {
  const say = useText(portalTexts);
  const word = useText(shared);
  const format = useFormat();
  const seller = useSeller();
  const known = [
    unit.orderNumber && say("unitsOrder", { order: unit.orderNumber }),
    unit.shippedOn && say("unitsShipped", { day: format.day(unit.shippedOn) }),
    unit.claims > 0 && say("unitsClaims", { count: unit.claims }),
    unit.listed && !unit.own && say("fleetListed"),
  ];
  return (
    <Link to="/$seller/my/units/$unit" params={{ seller: seller.slug, unit: unit.id }} className={classes["row"]}>
      <Stack gap={2} className={classes["rowMain"]}>
        <Text span fw={600}>
          {unit.manufacturer} {unit.model}
        </Text>
        <Text span className="mono">
          {unit.serial}
        </Text>
      </Stack>
      <Stack gap={2} className={classes["rowNext"]}>
        {unit.cover && (
          <div>
            <Mark tone={looks[unit.cover.verdict].tone}>{coverTitle(unit.cover, word, format)}</Mark>
          </div>
        )}
        <Text size="sm" c="dimmed">
          {known.filter(Boolean).join(" · ")}
        </Text>
      </Stack>
    </Link>
  );
}

/** What can be done with the ticked machines; stays in view while one scrolls. */
function Ticked({ serials, onClear }: { readonly serials: readonly string[]; readonly onClear: () => void }) {
  const say = useText(portalTexts);
  const seller = useSeller().slug;
  const count = serials.length;
  return (
    <section className={classes["tickedBar"]} aria-label={say("fleetTicked", { count })}>
      <Text fw={600} role="status">
        {say("fleetTicked", { count })}
      </Text>
      <ButtonLink to="/$seller/my/claims/new" params={{ seller }} search={{ serials: serials.join(",") }}>
        {say("fleetFile", { count })}
      </ButtonLink>
      <Button variant="subtle" color="gray" onClick={onClear}>
        {say("fleetUntick")}
      </Button>
    </section>
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
