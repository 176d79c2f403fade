import { Button, Group, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useFormat } from "../../format.ts";
import { useText } from "../../text.ts";
import { policyTexts } from "../../texts/console-policies/index.ts";
import { type Column, DenseTable } from "../../ui/DenseTable.tsx";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import { Mark } from "../../ui/tone.tsx";
import { type Draft, useDraftAction, usePolicyParams } from "./draft.ts";
import classes from "./policies.module.css";
import { useVerdictWord } from "./verdict-word.ts";

type FailedCase = NonNullable<Draft["check"]["cases"]>["failed"][number];
type Mismatch = FailedCase["mismatches"][number];

/** What came of the draft's cases: how many pass, and of each that fails what was expected and what came. */
export function CasesTab({ draft }: { readonly draft: Draft }) {
  const say = useText(policyTexts);
  const { cases } = draft.check;
  return (
    <section className={`surface ${classes["box"]}`}>
      <Text size="sm" c="dimmed" mb="xs">
        {say("casesHelp")}
      </Text>
      {cases === null && <Mark tone="open">{say("casesBlocked")}</Mark>}
      {cases?.total === 0 && <Mark tone="plain">{say("casesNone")}</Mark>}
      {cases && cases.total > 0 && (
        <Mark tone={cases.failed.length === 0 ? "good" : "bad"}>
          {cases.failed.length === 0
            ? say("allPass", { count: cases.passed })
            : say("casesFailed", { failed: cases.failed.length, count: cases.total })}
        </Mark>
      )}
      {cases && cases.failed.length > 0 && <FailedCases draft={draft} failed={cases.failed} />}
      {cases && cases.total > 0 && (
        <details className={classes["help"]}>
          <summary>{say("allCases")}</summary>
          <ol className={classes["caseNames"]}>
            {cases.names.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ol>
        </details>
      )}
    </section>
  );
}

/** Failing cases; a case may be told to expect what the draft decides, one by one or all at once. */
function FailedCases({ draft, failed }: { readonly draft: Draft; readonly failed: readonly FailedCase[] }) {
  const say = useText(policyTexts);
  const params = usePolicyParams(draft.policy);
  const accept = useDraftAction("POST /v1/sellers/{seller}/policies/{policy}/draft/accepted-cases");
  const take = (names: string[]) => accept.mutate({ params, body: { names }, ifMatch: draft.etag });
  const locked = draft.abilities["policy.draft"]?.allowed === false;
  return (
    <>
      <Group justify="space-between" mt="sm">
        <Text size="sm">{say("acceptHelp")}</Text>
        <Button
          variant="default"
          disabled={locked}
          loading={accept.isPending}
          onClick={() => take(failed.map(({ name }) => name))}
        >
          {say("acceptAll", { count: failed.length })}
        </Button>
      </Group>
      <ProblemAlert error={accept.error} />
      {failed.map((one) => (
        <Failed key={`${one.line} ${one.name}`} failed={one}>
          <Button
            variant="subtle"
            size="compact-sm"
            disabled={locked || accept.isPending}
            aria-label={say("acceptNamed", { name: one.name })}
            onClick={() => take([one.name])}
          >
            {say("acceptCase")}
          </Button>
        </Failed>
      ))}
    </>
  );
}

function Failed({ failed, children }: { readonly failed: FailedCase; readonly children: ReactNode }) {
  const say = useText(policyTexts);
  const columns: Column<Mismatch>[] = [
    { key: "path", label: say("where"), cell: ({ path }) => <Where path={path} /> },
    { key: "expected", label: say("expected"), cell: ({ path, expected }) => <Value path={path} text={expected} /> },
    { key: "got", label: say("got"), cell: ({ path, got }) => <Value path={path} text={got} /> },
  ];
  return (
    <section className={classes["failedCase"]}>
      <Group justify="space-between" gap="xs" mb={6}>
        <div>
          <h3>{failed.name}</h3>
          <Text size="sm" c="dimmed">
            {say("caseAt", { line: failed.line })}
          </Text>
        </div>
        {children}
      </Group>
      <DenseTable label={failed.name} columns={columns} rows={failed.mismatches} rowKey={(row) => row.path} />
    </section>
  );
}

const parts = [
  "verdict",
  "warranty.startsOn",
  "warranty.endsOn",
  "warranty.testedOn",
  "clauses",
  "notClauses",
  "missing",
  "missingNot",
  "remedies",
  "notRemedies",
  "refund",
  "deadlines",
  "serviceLevels",
  "freight.inbound",
  "freight.outbound",
] as const;

/** What a case speaks of, in words where people often read of it; `warranty.endsOn` and its like stay the name of a key. */
function Where({ path }: { readonly path: string }) {
  const say = useText(policyTexts);
  const known = parts.find((part) => part === path);
  return known ? <span>{say(`casePart.${known}`)}</span> : <span className="mono">{path}</span>;
}

/** A verdict in words, a day as people write it, a list by its members, an object by what it holds, a dash for nothing. */
function Value({ path, text }: { readonly path: string; readonly text: string }) {
  const format = useFormat();
  const verdictWord = useVerdictWord();
  if (path === "verdict") return <span>{verdictWord(text)}</span>;
  if (isDay(text)) return <span>{format.day(text)}</span>;
  const tell = (value: Json): string => {
    if (value === null) return "–";
    if (Array.isArray(value)) return value.map(tell).join(", ");
    if (typeof value === "object") return Object.values(value).map(tell).join(" · ");
    return typeof value === "string" && isDay(value) ? format.day(value) : String(value);
  };
  const told = tell(readJson(text)) || "–";
  return <span className={told === "–" ? "" : `mono ${classes["caseValue"]}`}>{told}</span>;
}

function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text);
}

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** What the text says as JSON; words that are no JSON are themselves. */
function readJson(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}
