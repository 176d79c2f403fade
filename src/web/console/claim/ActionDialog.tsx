import { Checkbox, Select, Stack, Text, Textarea } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { type Claim, type Clause, useAnswer, useClaimAction } from "../../data.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { consoleTexts } from "../../texts/console/index.ts";
import { claimTexts } from "../../texts/console-claims/index.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { languageNames } from "../../ui/Preferences.tsx";
import type { ClaimVerb } from "./actions.ts";
import classes from "./claim.module.css";
import { useMoveOn } from "./move-on.ts";

interface Props {
  readonly claim: Claim;
  readonly verb: ClaimVerb | null;
  readonly onClose: () => void;
}

interface FormProps {
  readonly claim: Claim;
  readonly onClose: () => void;
}

/** The dialog of a step on the claim as a whole: asks what that step needs, stays open where it is refused. */
export function ActionDialog({ claim, verb, onClose }: Props) {
  const form = { claim, onClose };
  switch (verb) {
    case null:
      return null;
    case "claim.triage":
      return <TriageForm {...form} />;
    case "claim.requestInformation":
      return <RequestForm {...form} />;
    case "claim.supplyInformation":
      return <SupplyForm {...form} />;
    case "claim.authorize":
      return <AuthorizeForm {...form} />;
    case "claim.resolveRemotely":
      return <ResolveForm {...form} />;
    case "claim.reject":
      return <RejectForm {...form} />;
    case "claim.cancel":
      return <CancelForm {...form} />;
    case "claim.close":
      return <CloseForm {...form} />;
    case "claim.refile":
      return <RefileForm {...form} />;
  }
}

function TriageForm({ claim, onClose }: FormProps) {
  const say = useText(claimTexts);
  const action = useClaimAction("POST /v1/sellers/{seller}/claims/{claim}/triage", onClose);
  const words = useWords(claim.triage?.notes);
  const params = useClaimParams(claim);
  return (
    <Dialog
      verb="claim.triage"
      action={action}
      onClose={onClose}
      words={words}
      onAct={(notes) => action.mutate({ params, body: { notes } })}
    >
      <Words words={words} label={say("triageNotes")} help={say("triageHelp")} />
    </Dialog>
  );
}

function RequestForm({ claim, onClose }: FormProps) {
  const say = useText(claimTexts);
  const action = useClaimAction("POST /v1/sellers/{seller}/claims/{claim}/information-request", onClose);
  const words = useWords();
  const params = useClaimParams(claim);
  return (
    <Dialog
      verb="claim.requestInformation"
      action={action}
      onClose={onClose}
      words={words}
      onAct={(text) => action.mutate({ params, body: { text } })}
    >
      <Words
        words={words}
        label={say("do.claim.requestInformation")}
        help={say("requestHelp", { language: languageNames[claim.locale] })}
      />
    </Dialog>
  );
}

function SupplyForm({ claim, onClose }: FormProps) {
  const say = useText(claimTexts);
  const action = useClaimAction("POST /v1/sellers/{seller}/claims/{claim}/information", onClose);
  const words = useWords();
  const params = useClaimParams(claim);
  return (
    <Dialog
      verb="claim.supplyInformation"
      action={action}
      onClose={onClose}
      words={words}
      onAct={(text) => action.mutate({ params, body: { text } })}
    >
      <Words words={words} label={say("do.claim.supplyInformation")} />
    </Dialog>
  );
}

function ResolveForm({ claim, onClose }: FormProps) {
  const say = useText(claimTexts);
  const action = useClaimAction("POST /v1/sellers/{seller}/claims/{claim}/remote-resolution", onClose);
  const words = useWords();
  const params = useClaimParams(claim);
  return (
    <Dialog
      verb="claim.resolveRemotely"
      action={action}
      onClose={onClose}
      words={words}
      onAct={(reason) => action.mutate({ params, body: { reason } })}
    >
      <Words words={words} label={say("do.claim.resolveRemotely")} help={say("resolveHelp")} />
    </Dialog>
  );
}

function CancelForm({ claim, onClose }: FormProps) {
  const say = useText(claimTexts);
  const action = useClaimAction("POST /v1/sellers/{seller}/claims/{claim}/cancellation", onClose);
  const words = useWords("", true);
  const params = useClaimParams(claim);
  return (
    <Dialog
      danger
      verb="claim.cancel"
      action={action}
      onClose={onClose}
      words={words}
      onAct={(reason) => action.mutate({ params, body: { reason } })}
    >
      <Words words={words} label={say("cancelHelp")} />
    </Dialog>
  );
}

function CloseForm({ claim, onClose }: FormProps) {
  const action = useClaimAction("POST /v1/sellers/{seller}/claims/{claim}/closure", onClose);
  const params = useClaimParams(claim);
  return (
    <Dialog verb="claim.close" action={action} onClose={onClose} onAct={() => action.mutate({ params })}>
      <Text>{claim.outcome?.reason ?? claim.nextStep.text}</Text>
    </Dialog>
  );
}

function RefileForm({ claim, onClose }: FormProps) {
  const moveOn = useMoveOn();
  const action = useClaimAction("POST /v1/sellers/{seller}/claims/{claim}/refiling", (made) => {
    onClose();
    moveOn(made.number);
  });
  const params = useClaimParams(claim);
  return (
    <Dialog verb="claim.refile" action={action} onClose={onClose} onAct={() => action.mutate({ params })}>
      <Text>{claim.nextStep.text}</Text>
    </Dialog>
  );
}

function AuthorizeForm({ claim, onClose }: FormProps) {
  const say = useText(claimTexts);
  const { slug } = useSeller();
  const { data } = useAnswer("GET /v1/sellers/{seller}/centres", { params: { seller: slug } });
  const action = useClaimAction("POST /v1/sellers/{seller}/claims/{claim}/authorization", onClose);
  const [centre, setCentre] = useState<string | null>(null);
  const note = useWords("", true);
  const params = useClaimParams(claim);
  const centres = data?.items ?? [];
  const chosen = centres.find((one) => one.id === centre) ?? (centres.length === 1 ? centres[0] : undefined);
  return (
    <Dialog
      verb="claim.authorize"
      action={action}
      onClose={onClose}
      words={note}
      disabled={!chosen}
      onAct={(text) => chosen && action.mutate({ params, body: { centreId: chosen.id, note: text } })}
    >
      <Text size="sm">{say("authorizeHelp")}</Text>
      <Select
        label={say("centre")}
        placeholder={say("pickCentre")}
        data={centres.map((one) => ({ value: one.id, label: one.name }))}
        value={chosen?.id ?? null}
        onChange={setCentre}
        allowDeselect={false}
        data-autofocus
      />
      {chosen && (
        <Text size="sm" c="dimmed">
          {[...chosen.address.lines, chosen.address.postcode, chosen.address.city, chosen.address.country].join(", ")}
        </Text>
      )}
      <Words words={note} label={say("noteToCustomer")} />
    </Dialog>
  );
}

function RejectForm({ claim, onClose }: FormProps) {
  const say = useText(claimTexts);
  const sayConsole = useText(consoleTexts);
  const { slug } = useSeller();
  const { data } = useAnswer("GET /v1/sellers/{seller}/policies/{policy}", {
    params: { seller: slug, policy: claim.policy.id },
  });
  const action = useClaimAction("POST /v1/sellers/{seller}/claims/{claim}/rejection", onClose);
  const [picked, setPicked] = useState<readonly string[]>([]);
  const words = useWords();
  const params = useClaimParams(claim);
  const cited = citedClauses(claim);
  const others = (data?.clauses ?? []).filter((one) => !cited.some((each) => each.id === one.id));
  return (
    <Dialog
      danger
      verb="claim.reject"
      action={action}
      onClose={onClose}
      words={words}
      wrong={picked.length === 0 ? say("pickClause") : null}
      onAct={(reason) => action.mutate({ params, body: { reason, clauses: [...picked] } })}
    >
      <Text size="sm">{say("rejectHelp")}</Text>
      <Checkbox.Group value={[...picked]} onChange={setPicked} label={sayConsole("clauses")}>
        <div className={classes["clauseList"]} tabIndex={0} role="group" aria-label={sayConsole("clauses")}>
          <ClausePicks title={say("citedFirst")} clauses={cited} />
          <ClausePicks title={say("otherClauses")} clauses={others} />
        </div>
      </Checkbox.Group>
      <Words words={words} label={sayConsole("reason")} />
    </Dialog>
  );
}

function ClausePicks({ title, clauses }: { readonly title: string; readonly clauses: readonly Clause[] }) {
  if (clauses.length === 0) return null;
  return (
    <Stack gap={6} mb="sm">
      <Text size="xs" c="dimmed" fw={600}>
        {title}
      </Text>
      {clauses.map((clause) => (
        <Checkbox key={clause.id} value={clause.id} label={`${clause.id} · ${clause.text}`} />
      ))}
    </Stack>
  );
}

interface DialogProps {
  readonly verb: ClaimVerb;
  readonly action: { readonly isPending: boolean; readonly error: unknown };
  readonly words?: WordsState;
  /** What else is still wrong; told when the reader tries. */
  readonly wrong?: string | null;
  readonly danger?: boolean;
  readonly disabled?: boolean;
  readonly onAct: (words: string) => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

function Dialog({ verb, action, words, wrong = null, danger, disabled, onAct, onClose, children }: DialogProps) {
  const say = useText(claimTexts);
  const [told, setTold] = useState<string | null>(null);
  const act = () => {
    if (words && !words.optional && words.text.trim() === "") return words.tell(say("writeSomething"));
    setTold(wrong);
    if (!wrong) onAct(words?.text.trim() ?? "");
  };
  return (
    <ConfirmDialog
      opened
      title={say(`do.${verb}`)}
      verb={say(`do.${verb}`)}
      danger={danger ?? false}
      disabled={disabled ?? false}
      busy={action.isPending}
      error={action.error}
      onConfirm={act}
      onClose={onClose}
    >
      {children}
      {told && wrong && (
        <Text role="alert" size="sm" c="var(--mantine-color-error)">
          {told}
        </Text>
      )}
    </ConfirmDialog>
  );
}

interface WordsState {
  readonly text: string;
  readonly optional: boolean;
  readonly error: string | null;
  readonly set: (text: string) => void;
  readonly tell: (error: string) => void;
}

function useWords(start = "", optional = false): WordsState {
  const [text, setText] = useState(start);
  const [error, setError] = useState<string | null>(null);
  return {
    text,
    optional,
    error,
    tell: setError,
    set: (next) => {
      setText(next);
      setError(null);
    },
  };
}

function Words({ words, label, help }: { readonly words: WordsState; readonly label: string; readonly help?: string }) {
  return (
    <Textarea
      label={label}
      description={help}
      value={words.text}
      onChange={(event) => words.set(event.currentTarget.value)}
      error={words.error}
      maxLength={4000}
      minRows={4}
      maxRows={12}
      {...(words.optional ? {} : { "data-autofocus": true })}
    />
  );
}

function useClaimParams(claim: Claim): { seller: string; claim: string } {
  return { seller: useSeller().slug, claim: claim.id };
}

/** Clauses that the decisions on the claim's units cite, each once. */
function citedClauses(claim: Claim): Clause[] {
  const all = claim.lines.flatMap((line) => line.card.clauses);
  return [...new Map(all.map((clause) => [clause.id, clause])).values()];
}
