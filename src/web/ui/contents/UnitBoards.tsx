import { Button, Group, NativeSelect, Stack, Text, TextInput } from "@mantine/core";
import type { FormEvent } from "react";
import { useAction, useAnswer } from "../../data.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { contentsTexts } from "../../texts/contents/index.ts";
import { ProblemAlert } from "../ProblemAlert.tsx";
import { useKeptFields } from "../use-kept.ts";

const categories = ["hash_board", "control_board", "power_supply", "accessory"] as const;
type Category = (typeof categories)[number];

/** What a unit was shipped with, each with its serial number; whoever keeps the records adds to it. */
export function UnitBoards({ unit }: { readonly unit: string }) {
  const say = useText(contentsTexts);
  const { slug } = useSeller();
  const { data, error, refetch } = useAnswer("GET /v1/sellers/{seller}/units/{unit}/components", {
    params: { seller: slug, unit },
  });
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  return (
    <Stack gap="sm">
      {data.items.length === 0 && (
        <Text size="sm" c="dimmed">
          {say("boardsNone")}
        </Text>
      )}
      <ul className="unstyled-list">
        {data.items.map((part) => (
          <li key={part.id}>
            <Text size="sm">
              {part.place} <span className="mono">{part.serial}</span>
            </Text>
          </li>
        ))}
      </ul>
      {data.abilities["unit.components"]?.allowed && <AddBoard unit={unit} count={data.items.length} />}
    </Stack>
  );
}

function AddBoard({ unit, count }: { readonly unit: string; readonly count: number }) {
  const say = useText(contentsTexts);
  const { slug } = useSeller();
  const next = say("boardPlaceOf", { n: count + 1 });
  const [{ serial, place, category }, put] = useKeptFields(`unit.components ${unit}`, {
    serial: "",
    place: null as string | null,
    category: "hash_board" as Category,
  });
  const add = useAction("POST /v1/sellers/{seller}/units/{unit}/components", () => put({ serial: "", place: null }));
  const send = (event: FormEvent) => {
    event.preventDefault();
    const components = [{ serial, place: place ?? next, category }];
    add.mutate({ params: { seller: slug, unit }, body: { components } });
  };
  return (
    <form onSubmit={send}>
      <Group gap="xs" align="flex-start">
        <NativeSelect
          label={say("boardCategory")}
          value={category}
          data={categories.map((value) => ({ value, label: say(`category_${value}`) }))}
          onChange={(event) => put({ category: event.currentTarget.value as Category })}
        />
        <TextInput
          label={say("boardPlace")}
          value={place ?? next}
          required
          maxLength={100}
          w={150}
          onChange={(event) => put({ place: event.currentTarget.value })}
          error={add.error?.field("/components/0/place")}
        />
        <TextInput
          label={say("boardScan")}
          value={serial}
          required
          maxLength={100}
          autoComplete="off"
          classNames={{ input: "mono" }}
          onChange={(event) => put({ serial: event.currentTarget.value })}
          error={add.error?.field("/components/0/serial")}
        />
        <Button type="submit" variant="default" mt={24} loading={add.isPending}>
          {say("boardAdd")}
        </Button>
      </Group>
      <ProblemAlert error={add.error} />
    </form>
  );
}
