import { Checkbox, Group, Stack, Text, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { reading } from "../../data.ts";
import { useFormat } from "../../format.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { decisionTexts } from "../../texts/decision/index.ts";
import classes from "./own-units.module.css";

interface Props {
  readonly picked: readonly string[];
  readonly onPick: (serials: readonly string[]) => void;
}

const few = 8;

/** The customer's own machines, to be ticked instead of typed; nothing where none is known. */
export function OwnUnits({ picked, onPick }: Props) {
  const say = useText(decisionTexts);
  const format = useFormat();
  const seller = useSeller().slug;
  const [typed, setTyped] = useState("");
  const [q] = useDebouncedValue(typed.trim(), 300);
  const units = useQuery({
    ...reading("GET /v1/sellers/{seller}/units", { params: { seller }, query: { limit: 50, ...(q && { q }) } }),
    placeholderData: keepPreviousData,
  });
  const found = units.data?.items ?? [];
  if (found.length === 0 && q === "") return null;
  const searches = q !== "" || found.length > few || units.data?.next != null;
  const toggle = (serial: string, on: boolean) =>
    onPick(on ? [...picked, serial] : picked.filter((one) => one !== serial));
  return (
    <Stack gap="xs" component="fieldset" className={classes["ownUnits"] ?? ""}>
      <Text component="legend" fw={600}>
        {say("ownUnits")}
      </Text>
      <Group justify="space-between" gap="xs">
        <Text size="sm" c="dimmed">
          {say("ownUnitsLead")}
        </Text>
        <Text size="sm" role="status">
          {say("ownUnitsPicked", { count: picked.length })}
        </Text>
      </Group>
      {searches && (
        <TextInput
          type="search"
          aria-label={say("ownUnitsSearch")}
          placeholder={say("ownUnitsSearch")}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      )}
      <ul className={`unstyled-list ${classes["ownList"]}`}>
        {found.map((unit) => (
          <li key={unit.id}>
            <Checkbox
              checked={picked.includes(unit.serial)}
              onChange={(event) => toggle(unit.serial, event.currentTarget.checked)}
              label={
                <>
                  {unit.manufacturer} {unit.model} · <span className="mono">{unit.serial}</span>
                </>
              }
              description={unit.shippedOn ? say("shippedOn", { day: format.day(unit.shippedOn) }) : undefined}
            />
          </li>
        ))}
      </ul>
      {found.length === 0 && <Text size="sm">{say("ownUnitsNone")}</Text>}
      <Text fw={600} mt="sm">
        {say("ownUnitsOther")}
      </Text>
    </Stack>
  );
}
