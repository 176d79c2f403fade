import { Button, CloseButton, Group, Stack, Text, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Answer, Body } from "../../../api/contract/index.ts";
import { call } from "../../client.ts";
import { useFormat } from "../../format.ts";
import { useLocale } from "../../locale.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { bulkTexts } from "../../texts/bulk/index.ts";
import { Fold } from "../../ui/Fold.tsx";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import { Mark } from "../../ui/tone.tsx";
import { looks } from "../../ui/VerdictCard.tsx";
import classes from "../portal.module.css";

type Check = Body<"POST /v1/sellers/{seller}/claim-rows">;
type Checked = Answer<"POST /v1/sellers/{seller}/claim-rows">["rows"][number];

/** A unit as it was typed or read. */
export interface UnitRow {
  readonly serial: string;
  readonly description: string;
}

interface Props {
  readonly rows: readonly UnitRow[];
  readonly kind: Check["kind"];
  /** The draft that they are for. */
  readonly claim?: string;
  readonly onChange: (rows: readonly UnitRow[]) => void;
  /** How many can go in, and how many cannot; null while that is being found out. */
  readonly children: (found: { good: number; bad: number } | null) => React.ReactNode;
}

const mostShown = 20;
const mostNamed = 4;

/** Units by the hundred before they are filed: what each is entitled to, and what is wrong with those that cannot go in. */
export function UnitRows({ rows, kind, claim, onChange, children }: Props) {
  const say = useText(bulkTexts);
  const checks = useChecks(rows, kind, claim);
  const checked = checks.data?.rows ?? [];
  const fits = checked.length === rows.length && !checks.isPlaceholderData;
  const bad = checked.flatMap((row, at) => (row.problem === null ? [] : [{ row, at }]));
  const edit = (at: number, serial: string) =>
    onChange(rows.map((row, each) => (each === at ? { ...row, serial } : row)));
  const leaveOut = (gone: readonly number[]) => onChange(rows.filter((_, at) => !gone.includes(at)));
  return (
    <Stack gap="md">
      <Text fw={650} aria-live="polite">
        {fits
          ? say("found", { good: rows.length - bad.length, bad: bad.length })
          : say("looking", { count: rows.length })}
      </Text>
      <ProblemAlert error={checks.error} />
      {bad.length > 0 && (
        <div className={classes["card"]}>
          <Group justify="space-between">
            <Text fw={600}>{say("wrongTitle")}</Text>
            <Button variant="default" size="compact-sm" onClick={() => leaveOut(bad.map(({ at }) => at))}>
              {say("leaveOut", { count: bad.length })}
            </Button>
          </Group>
          <Stack gap="xs" mt="xs">
            {bad.slice(0, mostShown).map(({ row, at }) => (
              <Group key={at} gap="xs" align="flex-start" wrap="nowrap">
                <TextInput
                  flex={1}
                  aria-label={say("rowOf", { n: at + 1 })}
                  leftSection={<Text size="xs">{at + 1}</Text>}
                  classNames={{ input: "mono" }}
                  value={rows[at]?.serial ?? ""}
                  error={row.problem}
                  onChange={(event) => edit(at, event.currentTarget.value)}
                />
                <CloseButton aria-label={say("removeRow", { n: at + 1 })} onClick={() => leaveOut([at])} />
              </Group>
            ))}
            {bad.length > mostShown && <Text size="sm">{say("more", { count: bad.length - mostShown })}</Text>}
          </Stack>
        </div>
      )}
      <Verdicts rows={checked.filter(({ problem }) => problem === null)} />
      {children(fits ? { good: rows.length - bad.length, bad: bad.length } : null)}
    </Stack>
  );
}

function useChecks(rows: readonly UnitRow[], kind: Check["kind"], claim: string | undefined) {
  const seller = useSeller().slug;
  const locale = useLocale();
  const [asked] = useDebouncedValue(rows, 400);
  return useQuery({
    queryKey: ["claim rows", seller, asked, kind, claim ?? null, locale],
    enabled: asked.length > 0,
    staleTime: 60_000,
    retry: false,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      call("POST /v1/sellers/{seller}/claim-rows", {
        params: { seller },
        body: { kind, claim: claim ?? null, rows: asked.map((row) => ({ ...row })) },
        signal,
      }),
  });
}

/** The good rows by what is said of them: each group with its first serial numbers, and all of them on demand. */
function Verdicts({ rows }: { readonly rows: readonly Checked[] }) {
  const say = useText(bulkTexts);
  const format = useFormat();
  const [shown, setShown] = useState(mostShown);
  const groups = Map.groupBy(
    rows,
    (row) => `${row.unit?.model ?? ""}|${row.verdict ?? ""}|${row.sentence}|${row.notice ?? ""}`,
  );
  const further = [...groups.values()].slice(shown);
  return (
    <ul className={`unstyled-list ${classes["card"]} ${classes["groups"]}`}>
      {[...groups.values()].slice(0, shown).map((same) => {
        const [first] = same;
        if (!first) return null;
        return (
          <li key={first.serial}>
            <Group gap="xs">
              <Text fw={600}>{format.number(same.length)} ×</Text>
              <Text>{first.unit ? `${first.unit.manufacturer} ${first.unit.model}` : say("unknown")}</Text>
              {first.verdict && <Mark tone={looks[first.verdict].tone}>{say(`verdict_${first.verdict}`)}</Mark>}
            </Group>
            <Text size="sm">{first.sentence || first.notice}</Text>
            {first.sentence && first.notice && (
              <Text size="sm" c="dimmed">
                {first.notice}
              </Text>
            )}
            <Text size="sm" c="dimmed" className="mono">
              {serialsIn(same.slice(0, mostNamed))}
              {same.length > mostNamed && " …"}
            </Text>
            {same.length > mostNamed && (
              <Fold label={say("allSerials", { count: same.length })}>
                <Text size="sm" className="mono">
                  {serialsIn(same)}
                </Text>
              </Fold>
            )}
          </li>
        );
      })}
      {further.length > 0 && (
        <li>
          <Button variant="default" size="compact-sm" onClick={() => setShown(shown + 100)}>
            {say("moreVerdicts", { count: further.flat().length })}
          </Button>
        </li>
      )}
    </ul>
  );
}

function serialsIn(rows: readonly Checked[]): string {
  return rows.map(({ serial }) => serial).join(" · ");
}
