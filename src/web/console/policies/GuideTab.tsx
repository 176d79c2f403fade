import { Alert, Text } from "@mantine/core";
import { IconInfoCircle } from "@tabler/icons-react";
import { useAnswer } from "../../data.ts";
import { useText } from "../../text.ts";
import { policyTexts } from "../../texts/console-policies/index.ts";
import { LoadingRows } from "../../ui/LoadingPage.tsx";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import { ClauseReading } from "./ClauseReading.tsx";
import { type Draft, type GuidedField, useDraftAction, usePolicyParams } from "./draft.ts";
import { FaultList } from "./FaultList.tsx";
import { GuideRow } from "./GuideRow.tsx";
import classes from "./policies.module.css";

interface Props {
  readonly draft: Draft;
  /** The text has changes that are not saved; values are then not changed here. */
  readonly unsaved: boolean;
}

/** Values that can be changed without writing YAML, beside the clauses they belong to. */
export function GuideTab({ draft, unsaved }: Props) {
  const say = useText(policyTexts);
  const params = usePolicyParams(draft.policy);
  const read = useAnswer("GET /v1/sellers/{seller}/policies/{policy}", { params });
  return (
    <div className={classes["halves"]}>
      <section className={classes["guidePart"]}>
        <h2 className={classes["boxTitle"]}>{say("guideTitle")}</h2>
        <Text size="sm" c="dimmed" mb="xs">
          {say("guideHelp")}
        </Text>
        {unsaved && (
          <Alert icon={<IconInfoCircle aria-hidden />} mb="sm">
            {say("guideUnsaved")}
          </Alert>
        )}
        <Fields draft={draft} disabled={unsaved} />
      </section>
      <section className={classes["clausePart"]}>
        <h2 className={classes["boxTitle"]}>{say("clausesTitle")}</h2>
        <ProblemAlert error={read.error} onRetry={() => void read.refetch()} />
        {read.data ? <ClauseReading clauses={read.data.clauses} /> : !read.error && <LoadingRows rows={6} />}
      </section>
    </div>
  );
}

const sections = ["warranty", "tables", "windows", "deadlines", "serviceLevels", "remedies"] as const;

function sectionOf({ section }: GuidedField): (typeof sections)[number] {
  return sections.find((one) => one === section) ?? "remedies";
}

function Fields({ draft, disabled }: { readonly draft: Draft; readonly disabled: boolean }) {
  const say = useText(policyTexts);
  const params = usePolicyParams(draft.policy);
  const change = useDraftAction("POST /v1/sellers/{seller}/policies/{policy}/draft/changes");
  const changing = change.variables?.body.path.join(" ");
  const locked = disabled || draft.abilities["policy.draft"]?.allowed === false;
  if (draft.fields.length === 0) {
    const faulty = draft.check.faults.length > 0;
    return (
      <>
        <Text c="dimmed">{say(faulty ? "guideFaults" : "guideEmpty")}</Text>
        <FaultList faults={draft.check.faults} />
      </>
    );
  }
  const row = (field: GuidedField) => {
    const key = field.path.join(" ");
    return (
      <GuideRow
        key={`${key} ${field.value}`}
        field={field}
        disabled={locked || (change.isPending && changing !== key)}
        busy={change.isPending && changing === key}
        error={changing === key ? change.error : null}
        onChange={(value) => change.mutate({ params, body: { path: field.path, value }, ifMatch: draft.etag })}
      />
    );
  };
  return [...Map.groupBy(draft.fields, sectionOf)].map(([section, fields]) => (
    <section key={section} className={classes["guideSection"]}>
      <h3>{say(`guide.${section}`)}</h3>
      <ul className={`surface ${classes["guide"]}`}>{fields.map(row)}</ul>
    </section>
  ));
}
