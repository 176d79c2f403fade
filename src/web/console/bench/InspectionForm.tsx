import { Button, Group, TagsInput, Text, Textarea } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { call } from "../../client.ts";
import { type Claim, type ClaimLine, useAction, useClaimAction } from "../../data.ts";
import { factAt, withFact } from "../../facts.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { workTexts } from "../../texts/console-work/index.ts";
import { FactRows, focusRow } from "../../ui/FactRows.tsx";
import { FileDrop } from "../../ui/FileDrop.tsx";
import { Fold } from "../../ui/Fold.tsx";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import { forgetKept, readKept, useKeptUntilSaved } from "../../ui/use-kept.ts";
import { typing, useWindowKeys } from "../keys.ts";
import { knownFacts } from "../receiving/condition.ts";
import classes from "./bench.module.css";
import { type Unsaved, useEdits } from "./edits.ts";
import { SaveState } from "./SaveState.tsx";

type Inspection = NonNullable<ClaimLine["inspection"]>;
type Facts = Readonly<Record<string, unknown>>;
type Fault = Inspection["faultCodes"][number];
interface Part {
  readonly findings?: Facts;
  readonly faultCodes?: Fault[];
  readonly notes?: string;
}
interface Props {
  readonly claim: Claim;
  readonly line: ClaimLine;
  readonly inspection: Inspection;
}

/** What the technician says, not what a rule looks for: "None of these" leaves it open. */
const judgements = new Set([
  "finding.manufacturingDefect",
  "finding.scrap",
  "finding.repairable",
  "finding.worthRepairing",
]);

/** The inspection in the policy's order, for keys alone: each answer is saved as it is given, and the verdict follows. */
export function InspectionForm({ claim, line, inspection }: Props) {
  const say = useText(workTexts);
  const place = useRef<HTMLElement>(null);
  const form = useInspection({ claim, line, inspection });
  const open = line.abilities["inspection.record"]?.allowed === true;
  useWindowKeys((event) => {
    if (!open || typing(event) || event.key !== "0") return;
    event.preventDefault();
    form.none();
  });
  const keys = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void form.complete();
    } else if (
      !event.defaultPrevented &&
      event.key === "Enter" &&
      (event.target as HTMLElement).closest("[data-fact-row]")
    ) {
      event.preventDefault();
      place.current?.querySelector<HTMLInputElement>("[data-after-facts] input")?.focus();
    }
  };
  return (
    <section ref={place} className={`surface ${classes["panel"]}`} onKeyDown={keys}>
      {open && <NoneOfThese onNone={form.none} disabled={form.rules.length === 0} />}
      {form.rules.length === 0 && form.judged.length === 0 && <Text c="dimmed">{say("noQuestions")}</Text>}
      {form.rules.length > 0 && (
        <FactRows
          label={say("endsCover")}
          questions={form.rules}
          facts={form.findings}
          onAnswer={form.answer}
          disabled={!open}
        />
      )}
      {form.judged.length > 0 && (
        <FactRows
          label={say("yourJudgement")}
          questions={form.judged}
          facts={form.findings}
          onAnswer={form.answer}
          disabled={!open}
        />
      )}
      <Words form={form} line={line} disabled={!open} />
      {open && <InspectionPhotos claim={claim} line={line} />}
      <ProblemAlert error={form.edits.problem} onRetry={form.edits.retry} />
      <ProblemAlert error={form.problem} />
      {open && (
        <Group gap="sm">
          <Button size="md" onClick={() => void form.complete()} loading={form.busy}>
            {say("complete")} · Ctrl ↵
          </Button>
          <Text size="sm" c="dimmed" flex={1}>
            {say("completeHelp")}
          </Text>
          <SaveState edits={form.edits} />
        </Group>
      )}
      {inspection.completedAt && (
        <Group gap={6} role="status">
          <IconCircleCheck size={18} color="var(--tone-good)" aria-hidden />
          {say("completed")} · {inspection.completedBy}
        </Group>
      )}
    </section>
  );
}

function NoneOfThese({ onNone, disabled }: { readonly onNone: () => void; readonly disabled: boolean }) {
  const say = useText(workTexts);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus({ preventScroll: true }), []);
  const keys = (event: KeyboardEvent) => {
    if (event.key !== "ArrowDown") return;
    event.preventDefault();
    focusRow(document.querySelector<HTMLElement>("[data-fact-row]") ?? undefined);
  };
  return (
    <Group gap="sm">
      <Button ref={button} variant="default" size="md" onClick={onNone} onKeyDown={keys} disabled={disabled}>
        {say("noneOfThese")} · 0
      </Button>
      <Text size="sm" c="dimmed">
        {say("noneHint")}
      </Text>
    </Group>
  );
}

type Form = ReturnType<typeof useInspection>;

interface CodesProps {
  readonly form: Form;
  /** Its serial number; empty for the unit as a whole. */
  readonly component: string;
  readonly label: string;
  readonly disabled: boolean;
}

/** The shop's codes for what is wrong with the unit, or with one of its boards or supplies. */
function Codes({ form, component, label, disabled }: CodesProps) {
  const say = useText(workTexts);
  return (
    <TagsInput
      label={label}
      placeholder={disabled ? "" : say("faultCodesHint")}
      value={form.faults.filter((fault) => fault.component === component).map(({ code }) => code)}
      onChange={(codes) => form.setCodes(component, codes)}
      readOnly={disabled}
      maxTags={50}
    />
  );
}

interface WordsProps {
  readonly form: Form;
  readonly line: ClaimLine;
  readonly disabled: boolean;
}

function Words({ form, line, disabled }: WordsProps) {
  const say = useText(workTexts);
  return (
    <div className={classes["pair"]} data-after-facts>
      <div>
        <Codes form={form} component="" label={say("faultCodes")} disabled={disabled} />
        {line.components.length > 0 && (
          <Fold label={say("faultsByComponent")} opened={form.faults.some(({ component }) => component !== "")}>
            {line.components.map(({ name, serial }) => (
              <Codes key={serial} form={form} component={serial} label={`${name} ${serial}`} disabled={disabled} />
            ))}
          </Fold>
        )}
      </div>
      <Textarea
        label={say("notes")}
        minRows={1}
        maxRows={8}
        value={form.notes}
        onChange={(event) => form.setNotes(event.currentTarget.value)}
        onBlur={form.saveNotes}
        readOnly={disabled}
      />
    </div>
  );
}

function InspectionPhotos({ claim, line }: { readonly claim: Claim; readonly line: ClaimLine }) {
  const say = useText(workTexts);
  const { slug } = useSeller();
  const add = useAction("POST /v1/sellers/{seller}/claims/{claim}/attachments");
  return (
    <FileDrop
      label={say("photos")}
      accept="image/*,video/*"
      onUploaded={(uploadId, file) =>
        add.mutateAsync({
          params: { seller: slug, claim: claim.id },
          body: { uploadId, fileName: file.name, purpose: "inspection", lineId: line.id },
        })
      }
    />
  );
}

/** Notes that were typed and not left are shown again; they are saved when the field is left. */
function nothing(): void {}

function useInspection({ claim, line, inspection }: Props) {
  const { slug } = useSeller();
  const params = { seller: slug, claim: claim.id, line: line.id };
  const [key, notesKey] = [`inspection ${line.id}`, `inspection notes ${line.id}`];
  const [found] = useState(() => (line.abilities["inspection.record"]?.allowed ? readKept<Unsaved<Part>>(key) : null));
  const [given, setGiven] = useState<Facts>(found?.part.findings ?? {});
  const [faults, setFaults] = useState<Fault[] | null>(found?.part.faultCodes ?? null);
  const edits = useEdits<Part>({
    key,
    found,
    etag: inspection.etag,
    send: (body, ifMatch) =>
      call("PATCH /v1/sellers/{seller}/claims/{claim}/lines/{line}/inspection", { params, body, ifMatch }),
    etagIn: (answer) => answer.lines.find((one) => one.id === line.id)?.inspection?.etag,
    merge: (before, after) => ({
      ...before,
      ...after,
      ...(before.findings && after.findings ? { findings: merged(before.findings, after.findings) } : {}),
    }),
  });
  const saveNotes = (text: string) => edits.put({ notes: text });
  const [notes, setNotes] = useKeptUntilSaved(notesKey, inspection.notes, nothing);
  const done = useClaimAction("POST /v1/sellers/{seller}/claims/{claim}/lines/{line}/inspection/completion", () => {
    forgetKept(key);
    forgetKept(notesKey);
  });
  const completing = useRef(false);
  const findings = merged(inspection.findings, given);
  const rules = claim.form.filter((question) => !judgements.has(question.fact));
  const put = (part: Facts) => {
    setGiven((before) => merged(before, part));
    edits.put({ findings: part });
  };
  return {
    rules,
    judged: claim.form.filter((question) => judgements.has(question.fact)),
    findings,
    edits,
    faults: faults ?? inspection.faultCodes,
    notes,
    busy: done.isPending,
    problem: done.error,
    answer: (fact: string, value: unknown) => put(withFact({}, fact, value)),
    none: () => {
      const open = rules.filter((question) => question.type === "boolean" && factAt(findings, question.fact) !== false);
      if (open.length > 0) put(open.reduce<Facts>((so, question) => withFact(so, question.fact, false), {}));
    },
    setCodes: (component: string, codes: string[]) => {
      const others = (faults ?? inspection.faultCodes).filter((fault) => fault.component !== component);
      const next = [...others, ...codes.map((code) => ({ code, component }))];
      setFaults(next);
      edits.put({ faultCodes: next });
    },
    setNotes,
    saveNotes: () => {
      if (notes !== inspection.notes) saveNotes(notes);
    },
    complete: async () => {
      if (done.isPending || completing.current) return;
      completing.current = true;
      // An answer that is still on its way would find the inspection changed.
      await edits.settled().catch(() => undefined);
      completing.current = false;
      done.mutate({ params, body: { findings: knownFacts(findings), notes } });
    },
  };
}

function merged(before: Facts, after: Facts): Facts {
  const groups = new Set([...Object.keys(before), ...Object.keys(after)]);
  return Object.fromEntries(
    [...groups].map((group) => [group, { ...(before[group] as Facts), ...(after[group] as Facts) }]),
  );
}
