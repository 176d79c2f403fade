import { Button, Group, Select, SimpleGrid, Stack, Text, TextInput } from "@mantine/core";
import { IconCurrentLocation } from "@tabler/icons-react";
import { useState } from "react";
import type { Answer } from "../../../api/contract/index.ts";
import { countryChoices } from "../../countries.ts";
import { useFormat } from "../../format.ts";
import { languageChoices } from "../../languages.ts";
import { useLocale } from "../../locale.ts";
import { useText } from "../../text.ts";
import { centreTexts } from "../../texts/centres/index.ts";
import type { DirectoryQuery } from "./Directory.tsx";

interface Props {
  readonly found: Answer<"GET /v1/sellers/{seller}/repair-centres">;
  readonly query: DirectoryQuery;
  readonly onNarrow: (query: DirectoryQuery) => void;
}

/** What the directory is narrowed by, and from where distances are told. */
export function DirectoryFilters({ found, query, onNarrow }: Props) {
  const say = useText(centreTexts);
  const format = useFormat();
  const locale = useLocale();
  const [city, setCity] = useState(query.city ?? "");
  const [refused, setRefused] = useState(false);
  const set = (part: { readonly [K in keyof DirectoryQuery]?: DirectoryQuery[K] | undefined }) => {
    const next = Object.entries({ ...query, ...part }).filter(([, value]) => value !== undefined && value !== "");
    onNarrow(Object.fromEntries(next) as DirectoryQuery);
  };
  const locate = () =>
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setRefused(false);
        set({ near: `${coords.latitude.toFixed(3)},${coords.longitude.toFixed(3)}`, in: undefined, city: undefined });
      },
      () => setRefused(true),
    );
  const choice = { clearable: true, placeholder: say("any") };
  const of = (items: readonly { key: string; text: string }[]) =>
    items.map(({ key, text }) => ({ value: key, label: text }));
  return (
    <Stack gap="sm" pt="sm">
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <Select
          {...choice}
          label={say("goods")}
          data={of(found.categories)}
          value={query.category ?? null}
          onChange={(value) => set({ category: (value ?? undefined) as DirectoryQuery["category"] })}
        />
        <Select
          {...choice}
          label={say("work")}
          data={of(found.works)}
          value={query.work ?? null}
          onChange={(value) => set({ work: (value ?? undefined) as DirectoryQuery["work"] })}
        />
        <Select
          {...choice}
          label={say("country")}
          data={found.countries.map((value) => ({ value, label: format.country(value) }))}
          value={query.country ?? null}
          onChange={(value) => set({ country: value ?? undefined })}
        />
        <Select
          {...choice}
          label={say("language")}
          data={languageChoices(locale, found.languages)}
          value={query.language ?? null}
          onChange={(value) => set({ language: value ?? undefined })}
        />
        <Select
          {...choice}
          label={say("distanceFrom")}
          searchable
          data={countryChoices(locale)}
          value={query.in ?? null}
          onChange={(value) => set({ in: value ?? undefined, near: undefined })}
        />
        <TextInput
          label={say("city")}
          maxLength={100}
          disabled={!query.in}
          value={city}
          onChange={(event) => setCity(event.currentTarget.value)}
          onBlur={() => city.trim() !== (query.city ?? "") && set({ city: city.trim() })}
          onKeyDown={(event) => event.key === "Enter" && set({ city: city.trim() })}
        />
      </SimpleGrid>
      <Group gap="sm">
        <Button
          variant="default"
          size="compact-md"
          leftSection={<IconCurrentLocation size={16} aria-hidden />}
          onClick={locate}
        >
          {say("useLocation")}
        </Button>
        <Text size="sm" role="status" c="dimmed">
          {refused && say("locationRefused")}
        </Text>
      </Group>
    </Stack>
  );
}
