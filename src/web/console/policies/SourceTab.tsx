import { Button, Group, SegmentedControl, Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { type KeyboardEvent, useMemo, useRef, useState } from "react";
import type { Answer } from "../../../api/contract/index.ts";
import { call, type Problem } from "../../client.ts";
import { useAnswer } from "../../data.ts";
import { useLocale } from "../../locale.ts";
import { useText } from "../../text.ts";
import { consoleTexts } from "../../texts/console/index.ts";
import { policyTexts } from "../../texts/console-policies/index.ts";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import { ConditionDialog } from "./ConditionDialog.tsx";
import { ConditionHelp } from "./ConditionHelp.tsx";
import { type Draft, useDraftAction, usePolicyParams } from "./draft.ts";
import { isCondition, type Vocabulary } from "./editor/offers.ts";
import { type EditorHandle, YamlEditor } from "./editor/YamlEditor.tsx";
import { scalarAt, type YamlScalar } from "./editor/yaml-place.ts";
import { FaultList } from "./FaultList.tsx";
import classes from "./policies.module.css";

/** What is typed but not saved; null where it is what the draft holds. */
export interface Typed {
  readonly text: string;
  readonly cases: string;
  /** The version it was begun from; null after it was told that another one stands now, on top of which it is saved. */
  readonly etag: string | null;
}

interface Props {
  readonly draft: Draft;
  readonly typed: Typed | null;
  readonly onType: (typed: Typed | null) => void;
}

const files = ["policy.yaml", "cases.yaml"] as const;
type FileName = (typeof files)[number];
const checkPause = 600;

/** The draft's two files as text: completed and checked while typing, saved by the button or Ctrl+S. */
export function SourceTab({ draft, typed, onType }: Props) {
  const say = useText(policyTexts);
  const sayConsole = useText(consoleTexts);
  const client = useQueryClient();
  const params = usePolicyParams(draft.policy);
  const [file, setFile] = useState<FileName>("policy.yaml");
  const save = useDraftAction("PATCH /v1/sellers/{seller}/policies/{policy}/draft", () => onType(null));
  const words = useAnswer("GET /v1/sellers/{seller}/policies/{policy}/vocabulary", { params });
  const shown = typed ?? { text: draft.text, cases: draft.cases };
  const { check, checking, error } = useTypedCheck(draft, typed);
  const faults = useMemo(() => check.faults.filter((fault) => fault.file === file), [check.faults, file]);
  const locked = draft.abilities["policy.draft"]?.allowed === false;
  const editor = useRef<EditorHandle>(null);
  const condition = useCondition(file === "policy.yaml" ? shown.text : "", words.data ?? null);
  const [asked, setAsked] = useState<YamlScalar | null>(null);
  const keep = () => {
    if (!typed || locked) return;
    const { etag, ...body } = typed;
    save.mutate(
      { params, body, ifMatch: etag ?? draft.etag },
      {
        onError: (problem) => {
          if (problem.details.status !== 412) return;
          void client.invalidateQueries();
          onType({ ...typed, etag: null });
        },
      },
    );
  };
  const type = (value: string) => {
    const etag = typed ? typed.etag : draft.etag;
    const next = { text: shown.text, cases: shown.cases, etag, [file === "policy.yaml" ? "text" : "cases"]: value };
    onType(next.text === draft.text && next.cases === draft.cases ? null : next);
  };
  const keys = (event: KeyboardEvent) => {
    const saves = event.key.toLowerCase() === "s" && (event.ctrlKey || event.metaKey);
    const asks = event.key === "Enter" && event.altKey && condition.here !== null;
    if (!saves && !asks) return;
    event.preventDefault();
    if (saves) keep();
    else setAsked(condition.here);
  };
  return (
    <div onKeyDown={keys}>
      <div className={classes["editorHead"]}>
        <SegmentedControl
          aria-label={say("fileChoice")}
          value={file}
          onChange={(next) => setFile(files.find((one) => one === next) ?? "policy.yaml")}
          data={[...files]}
        />
        <Text size="sm" c="dimmed" role="status">
          {checking ? say("checking") : say("faultCount", { count: check.faults.length })}
        </Text>
        <Group gap="xs" ml="auto">
          {file === "policy.yaml" && (
            <Button
              variant="default"
              title={say("conditionKeys")}
              disabled={!condition.here || locked}
              onClick={() => setAsked(condition.here)}
            >
              {say("conditionOpen")}
            </Button>
          )}
          <Button variant="default" disabled={!typed} onClick={() => onType(null)}>
            {say("takeBack")}
          </Button>
          <Button onClick={keep} disabled={!typed || locked} loading={save.isPending}>
            {typed ? say("save") : say("saved")}
          </Button>
        </Group>
      </div>
      <ProblemAlert error={save.error ?? error ?? words.error} />
      {save.error?.details.status === 412 && <Text size="sm">{sayConsole("changedKept")}</Text>}
      <YamlEditor
        key={file}
        label={say("editorLabel", { file })}
        value={file === "policy.yaml" ? shown.text : shown.cases}
        faults={faults}
        readOnly={locked}
        vocabulary={file === "policy.yaml" ? (words.data ?? null) : null}
        words={useOfferWords()}
        findWords={useFindWords()}
        handle={editor}
        onChange={type}
        onMove={condition.look}
      />
      <FaultList faults={faults} onPick={(fault) => editor.current?.goTo(fault)} />
      <ConditionHelp />
      {asked && words.data && (
        <ConditionDialog
          policy={draft.policy}
          text={shown.text}
          scalar={asked}
          vocabulary={words.data}
          onClose={() => {
            setAsked(null);
            editor.current?.focus();
          }}
          onApply={(text) => {
            type(text);
            setAsked(null);
            editor.current?.focus();
          }}
        />
      )}
    </div>
  );
}

function useOfferWords() {
  const say = useText(policyTexts);
  const kinds = ["key", "value", "clause", "fact", "function", "needed"] as const;
  return Object.fromEntries(kinds.map((kind) => [kind, say(`offer.${kind}`)])) as Record<
    (typeof kinds)[number],
    string
  >;
}

/** What the editor says while something is looked for in it, by the names that it has for these words. */
function useFindWords() {
  const say = useText(policyTexts);
  return Object.fromEntries(findWords.map((word) => [word, say(`find.${word}`)]));
}

const findWords = [
  "Find",
  "Replace",
  "next",
  "previous",
  "all",
  "match case",
  "regexp",
  "by word",
  "replace",
  "replace all",
  "close",
  "current match",
  "on line",
  "replaced $ matches",
  "replaced match on line $",
] as const;

const lookPause = 120;

/** The condition under the cursor, worked out a moment after the cursor rests. */
function useCondition(text: string, vocabulary: Vocabulary | null) {
  const [position, look] = useState(-1);
  const [rested] = useDebouncedValue(position, lookPause);
  const here = useMemo(() => {
    const scalar = rested < 0 || !vocabulary ? null : scalarAt(text, rested);
    return scalar && vocabulary && isCondition(vocabulary, scalar.path) ? scalar : null;
  }, [text, rested, vocabulary]);
  return { here, look };
}

type Check = Answer<"POST /v1/sellers/{seller}/policies/{policy}/check">;

/** The check of what is typed, a moment after the typing; the draft's own where nothing is typed. */
function useTypedCheck(draft: Draft, typed: Typed | null) {
  const params = usePolicyParams(draft.policy);
  const locale = useLocale();
  const [settled] = useDebouncedValue(typed, checkPause);
  const body = settled ? { text: settled.text, cases: settled.cases } : { text: "" };
  const { data, error, isFetching } = useQuery<Check, Problem>({
    queryKey: ["policy check", draft.policy, body, locale],
    queryFn: ({ signal }) => call("POST /v1/sellers/{seller}/policies/{policy}/check", { params, body, signal }),
    enabled: settled !== null,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const check = typed && data ? data : draft.check;
  return { check, checking: typed !== null && (isFetching || settled !== typed), error: typed ? error : null };
}
