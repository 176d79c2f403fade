import { Button, Group, SegmentedControl, Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useState } from "react";
import type { Answer } from "../../../api/contract/index.ts";
import { call, type Problem } from "../../client.ts";
import { useLocale } from "../../locale.ts";
import { useText } from "../../text.ts";
import { policyTexts } from "../../texts/console-policies/index.ts";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import { CodeArea } from "./CodeArea.tsx";
import { ConditionHelp } from "./ConditionHelp.tsx";
import { type Draft, useDraftAction, usePolicyParams } from "./draft.ts";
import classes from "./policies.module.css";

/** What is typed but not saved; null where it is what the draft holds. */
export interface Typed {
  readonly text: string;
  readonly cases: string;
}

interface Props {
  readonly draft: Draft;
  readonly typed: Typed | null;
  readonly onType: (typed: Typed | null) => void;
}

const files = ["policy.yaml", "cases.yaml"] as const;
const checkPause = 600;

/** The draft's two files as text: checked while typing, saved by the button or Ctrl+S. */
export function SourceTab({ draft, typed, onType }: Props) {
  const say = useText(policyTexts);
  const params = usePolicyParams(draft.policy);
  const [file, setFile] = useState<(typeof files)[number]>("policy.yaml");
  const save = useDraftAction("PATCH /v1/sellers/{seller}/policies/{policy}/draft", () => onType(null));
  const shown = typed ?? { text: draft.text, cases: draft.cases };
  const { check, checking, error } = useTypedCheck(draft, typed);
  const faults = check.faults.filter((fault) => fault.file === file);
  const locked = draft.abilities["policy.draft"]?.allowed === false;
  const keep = () => {
    if (typed && !locked) save.mutate({ params, body: { ...typed }, ifMatch: draft.etag });
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== "s" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    keep();
  };
  return (
    <div onKeyDown={keys}>
      <div className={classes["editorHead"]}>
        <SegmentedControl
          aria-label={say("fileChoice")}
          value={file}
          onChange={(next) => setFile(files.find((one) => one === next) ?? "policy.yaml")}
          data={files.map((one) => ({ value: one, label: one }))}
        />
        <Text size="sm" c="dimmed" role="status">
          {checking ? say("checking") : say("faultCount", { count: check.faults.length })}
        </Text>
        <Group gap="xs" ml="auto">
          <Button variant="default" disabled={!typed} onClick={() => onType(null)}>
            {say("takeBack")}
          </Button>
          <Button onClick={keep} disabled={!typed || locked} loading={save.isPending}>
            {typed ? say("save") : say("saved")}
          </Button>
        </Group>
      </div>
      <ProblemAlert error={save.error ?? error} />
      <CodeArea
        key={file}
        label={say("editorLabel", { file })}
        value={file === "policy.yaml" ? shown.text : shown.cases}
        faults={faults}
        onChange={(value) => onType({ ...shown, [file === "policy.yaml" ? "text" : "cases"]: value })}
      />
      <ConditionHelp />
    </div>
  );
}

type Check = Answer<"POST /v1/sellers/{seller}/policies/{policy}/check">;

/** The check of what is typed, a moment after the typing; the draft's own where nothing is typed. */
function useTypedCheck(draft: Draft, typed: Typed | null) {
  const params = usePolicyParams(draft.policy);
  const locale = useLocale();
  const [settled] = useDebouncedValue(typed, checkPause);
  const { data, error, isFetching } = useQuery<Check, Problem>({
    queryKey: ["policy check", draft.policy, settled, locale],
    queryFn: ({ signal }) =>
      call("POST /v1/sellers/{seller}/policies/{policy}/check", { params, body: settled ?? { text: "" }, signal }),
    enabled: settled !== null,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const check = typed && data ? data : draft.check;
  return { check, checking: typed !== null && (isFetching || settled !== typed), error: typed ? error : null };
}
