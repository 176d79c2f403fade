import { Button, Fieldset, Group, NumberInput, Stack, Text } from "@mantine/core";
import { useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import { call, type Problem } from "../../client.ts";
import { useFormat } from "../../format.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { centreTexts } from "../../texts/centres/index.ts";
import type { AddressDraft } from "../AddressFields.tsx";
import type { CentreDraft } from "./draft.ts";

interface Props {
  readonly draft: CentreDraft;
  readonly address: UseFormReturn<AddressDraft>;
  readonly error: Problem | null;
  readonly onChange: (part: Partial<CentreDraft>) => void;
}

/** Where a centre is, in degrees: typed, or taken from the middle of its city. */
export function PlaceFields({ draft, address, error, onChange }: Props) {
  const say = useText(centreTexts);
  const format = useFormat();
  const { slug } = useSeller();
  const [told, setTold] = useState("");
  const look = async () => {
    const { city, country } = address.getValues();
    if (!country) return void address.trigger("country");
    const { place } = await call("GET /v1/sellers/{seller}/place", {
      params: { seller: slug },
      query: { country, city },
    });
    if (!place) return setTold(say("cityUnknown"));
    const rounded = (degrees: number) => Math.round(degrees * 10_000) / 10_000;
    onChange({ latitude: rounded(place.latitude), longitude: rounded(place.longitude) });
    setTold(
      place.by === "city" ? say("cityFound", { city }) : say("countryFound", { country: format.country(country) }),
    );
  };
  const wrong = error?.field("/coordinates");
  const degrees = { decimalScale: 6, hideControls: true, allowedDecimalSeparators: [".", ","] };
  return (
    <Fieldset legend={say("place")}>
      <Stack gap="xs">
        <Text size="sm" c="dimmed">
          {say("placeHint")}
        </Text>
        <Group grow align="flex-start">
          <NumberInput
            {...degrees}
            label={say("latitude")}
            min={-90}
            max={90}
            value={draft.latitude}
            onChange={(latitude) => onChange({ latitude })}
            error={error?.field("/coordinates/latitude") ?? Boolean(wrong)}
          />
          <NumberInput
            {...degrees}
            label={say("longitude")}
            min={-180}
            max={180}
            value={draft.longitude}
            onChange={(longitude) => onChange({ longitude })}
            error={error?.field("/coordinates/longitude") ?? Boolean(wrong)}
          />
        </Group>
        {wrong && (
          <Text role="alert" size="sm" c="var(--mantine-color-error)">
            {wrong}
          </Text>
        )}
        <Group gap="sm">
          <Button
            variant="default"
            size="compact-md"
            onClick={() => void look().catch(() => setTold(say("cityUnknown")))}
          >
            {say("takeFromCity")}
          </Button>
          <Text size="sm" c="dimmed" role="status">
            {told}
          </Text>
        </Group>
      </Stack>
    </Fieldset>
  );
}
