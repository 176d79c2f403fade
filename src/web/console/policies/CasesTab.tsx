import { Text } from "@mantine/core";
import { useText } from "../../text.ts";
import { policyTexts } from "../../texts/console-policies/index.ts";
import { type Column, DenseTable } from "../../ui/DenseTable.tsx";
import { Mark } from "../../ui/tone.tsx";
import type { Draft } from "./draft.ts";
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
      {cases?.failed.map((one) => (
        <Failed key={`${one.line} ${one.name}`} failed={one} />
      ))}
    </section>
  );
}

function Failed({ failed }: { readonly failed: FailedCase }) {
  const say = useText(policyTexts);
  const mono = (text: string) => <span className="mono">{text}</span>;
  const columns: Column<Mismatch>[] = [
    { key: "path", label: say("where"), cell: (row) => mono(row.path) },
    { key: "expected", label: say("expected"), cell: (row) => mono(row.expected) },
    { key: "got", label: say("got"), cell: (row) => mono(row.got) },
  ];
  return (
    <section className={classes["failedCase"]}>
      <h3>{failed.name}</h3>
      <Text size="sm" c="dimmed" mb={6}>
        {say("caseAt", { line: failed.line })}
      </Text>
      <DenseTable label={failed.name} columns={columns} rows={failed.mismatches} rowKey={(row) => row.path} />
    </section>
  );
}
