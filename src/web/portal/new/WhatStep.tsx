import { Group, Radio, SimpleGrid, Stack, Switch, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { today } from "../../format.ts";
import { useText } from "../../text.ts";
import { portalTexts } from "../../texts/portal/index.ts";
import { DraftWords } from "./DraftWords.tsx";
import { useShown } from "./draft.ts";
import { StepNav, type StepProps } from "./step.tsx";
import { UnitWords } from "./UnitWords.tsx";

const kinds = [
  "fault",
  "doa",
  "loose_heat_sink",
  "damaged_box",
  "transit_damage",
  "wrong_item",
  "missing_item",
  "change_of_mind",
  "undelivered",
] as const;

type PlainKind = Exclude<(typeof kinds)[number], "fault" | "doa" | "loose_heat_sink">;

/** Kinds that are about a machine that does not work as it should: only there it matters since when. */
const faults: readonly string[] = ["fault", "doa", "loose_heat_sink"];

/** What happened: the kind of problem, in words, since when. */
export function WhatStep({ draft, onNext, onBack }: StepProps) {
  const say = useText(portalTexts);
  const { claim } = draft;
  const [kind, show] = useShown<string>(claim.kind);
  const [perUnit, setPerUnit] = useState(claim.lines.length > 1 && claim.lines.some((line) => line.description !== ""));
  return (
    <Stack gap="lg">
      <Radio.Group
        label={say("whatKind")}
        value={kind}
        onChange={(chosen) => show(chosen, draft.edit({ kind: chosen as (typeof kinds)[number] }))}
      >
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs" verticalSpacing="xs" mt="xs">
          {kinds.map((each) => (
            <Radio.Card key={each} value={each} px="sm" py={10} radius="md">
              <Group gap={10} wrap="nowrap">
                <Radio.Indicator />
                <Text span>{say(`kind_${each}`)}</Text>
              </Group>
            </Radio.Card>
          ))}
        </SimpleGrid>
      </Radio.Group>
      <DraftWords
        keep={`draft words ${claim.id}`}
        label={say("whatWords")}
        description={say(faults.includes(claim.kind) ? "whatWordsHint" : `whatHint_${claim.kind as PlainKind}`)}
        value={claim.summary}
        onSave={(summary) => void draft.edit({ summary })}
      />
      {claim.lines.length > 1 && (
        <Switch
          label={say("whatPerUnit")}
          checked={perUnit}
          onChange={(event) => setPerUnit(event.currentTarget.checked)}
        />
      )}
      {perUnit && <UnitWords draft={draft} />}
      {faults.includes(claim.kind) && (
        <TextInput
          type="date"
          label={say("whatWhen")}
          max={today()}
          styles={{ input: { maxWidth: 240 } }}
          defaultValue={claim.lines[0]?.firstNoticedOn ?? ""}
          onBlur={(event) => {
            const firstNoticedOn = event.currentTarget.value || null;
            const stale = claim.lines.filter((line) => line.firstNoticedOn !== firstNoticedOn);
            void draft.editLines(
              stale.map((line) => line.id),
              { firstNoticedOn },
            );
          }}
        />
      )}
      <StepNav onNext={onNext} onBack={onBack} />
    </Stack>
  );
}
