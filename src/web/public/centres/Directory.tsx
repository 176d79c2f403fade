import { Button, Group, Stack, Text } from "@mantine/core";
import { IconMapPinOff } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import type { Answer, Query } from "../../../api/contract/index.ts";
import { reading } from "../../data.ts";
import { useFormat } from "../../format.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { centreTexts } from "../../texts/centres/index.ts";
import { CentreFacts } from "../../ui/centres/CentreFacts.tsx";
import { CentreMap } from "../../ui/centres/CentreMap.tsx";
import classes from "../../ui/centres/centres.module.css";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Fold } from "../../ui/Fold.tsx";
import { LoadingRows } from "../../ui/LoadingPage.tsx";
import { PageProblem } from "../../ui/PageProblem.tsx";
import { DirectoryFilters } from "./DirectoryFilters.tsx";

const key = "GET /v1/sellers/{seller}/repair-centres";
export type DirectoryQuery = NonNullable<Query<typeof key>>;
type Found = Answer<typeof key>;
type Listed = Found["items"][number];

interface Props {
  readonly query: DirectoryQuery;
  readonly onNarrow: (query: DirectoryQuery) => void;
}

/** Listed centres: filters, a map, and the list that says the same as the map. */
export function Directory({ query, onNarrow }: Props) {
  const say = useText(centreTexts);
  const seller = useSeller();
  const asking = reading(key, { params: { seller: seller.slug }, query });
  const found = useQuery({ ...asking, placeholderData: keepPreviousData });
  const list = useRef<HTMLOListElement>(null);
  if (found.isPending) return <LoadingRows rows={3} height={120} />;
  if (found.isError) return <PageProblem error={found.error} onRetry={() => void found.refetch()} />;
  const { items, countries } = found.data;
  if (countries.length === 0)
    return (
      <EmptyState
        icon={<IconMapPinOff size={24} />}
        title={say("noneTitle")}
        text={say("noneText", { seller: seller.name })}
      />
    );
  const pick = (id: string) => list.current?.querySelector<HTMLElement>(`[data-centre="${id}"]`)?.focus();
  return (
    <Stack gap="md">
      <Fold label={say("filters")} opened={Object.keys(query).length > 1}>
        <DirectoryFilters found={found.data} query={query} onNarrow={onNarrow} />
      </Fold>
      <CentreMap points={pointsOf(found.data, say("distanceFrom"))} onPick={pick} />
      <Group justify="space-between" gap="xs">
        <Text fw={600} role="status">
          {say("found", { count: items.length })}
        </Text>
        <DistanceNote found={found.data} query={query} />
      </Group>
      {items.length === 0 ? (
        <Group>
          <Text>{say("nothingFits")}</Text>
          <Button variant="default" size="compact-md" onClick={() => onNarrow({})}>
            {say("clearFilters")}
          </Button>
        </Group>
      ) : (
        <ol className="unstyled-list surface" ref={list}>
          {items.map((centre, index) => (
            <li key={centre.id} data-centre={centre.id} tabIndex={-1} className={classes["centre"]}>
              <CentreEntry centre={centre} number={index + 1} />
            </li>
          ))}
        </ol>
      )}
    </Stack>
  );
}

function CentreEntry({ centre, number }: { readonly centre: Listed; readonly number: number }) {
  const say = useText(centreTexts);
  const format = useFormat();
  const { distance, coordinates } = centre;
  return (
    <article>
      <Group gap="sm" wrap="nowrap" align="center" mb={6}>
        <span className={classes["number"]} data-off={!coordinates || undefined}>
          {number}
        </span>
        <div>
          <Text component="h3" fw={650} m={0}>
            {centre.name}
          </Text>
          <Text size="sm" c="dimmed">
            {centre.address.city}, {format.country(centre.address.country)}
            {distance !== null && <> · {say("kilometres", { km: distance })}</>}
            {!coordinates && <> · {say("notOnMap")}</>}
          </Text>
        </div>
      </Group>
      <CentreFacts centre={centre} />
    </article>
  );
}

function DistanceNote({ found, query }: { readonly found: Found; readonly query: DirectoryQuery }) {
  const say = useText(centreTexts);
  const format = useFormat();
  if (!found.from) return null;
  const country = query.in ? format.country(query.in) : "";
  const told = {
    place: () => say("fromPlace"),
    city: () => say("fromCity", { city: query.city ?? "" }),
    country: () => say("fromCountry", { country }),
  }[found.from.by]();
  return (
    <Text size="sm" c="dimmed">
      {told}
    </Text>
  );
}

function pointsOf({ items, from }: Found, start: string) {
  const points = items.flatMap(({ id, name, coordinates }, index) =>
    coordinates ? [{ id, number: index + 1, label: `${index + 1}: ${name}`, ...coordinates }] : [],
  );
  if (!from) return points;
  const { latitude, longitude } = from;
  return [...points, { id: "start", number: 0, label: start, latitude, longitude, isStart: true }];
}
