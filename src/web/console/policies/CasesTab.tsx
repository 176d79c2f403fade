import { Button, Group, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useText } from "../../text.ts";
import { policyTexts } from "../../texts/console-policies/index.ts";
import { type Column, DenseTable } from "../../ui/DenseTable.tsx";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import { Mark } from "../../ui/tone.tsx";
import { type Draft, useDraftAction, usePolicyParams } from "./draft.ts";
import classes from "./policies.module.css";

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
  const mono = (text: string) => <span className="mono">{text}</span>;
  const columns: Column<Mismatch>[] = [
    { key: "path", label: say("where"), cell: (row) => mono(row.path) },
    { key: "expected", label: say("expected"), cell: (row) => mono(row.expected) },
    { key: "got", label: say("got"), cell: (row) => mono(row.got) },
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
