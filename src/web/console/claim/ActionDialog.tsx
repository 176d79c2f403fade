import { Text } from "@mantine/core";
import { type Claim, useClaimAction } from "../../data.ts";
import { useText } from "../../text.ts";
import { claimTexts } from "../../texts/console-claims/index.ts";
import { languageNames } from "../../ui/Preferences.tsx";
import { AuthorizeForm } from "./AuthorizeForm.tsx";
import type { ClaimVerb } from "./actions.ts";
import { useMoveOn } from "./move-on.ts";
import { RejectForm } from "./RejectForm.tsx";
import { Dialog, type FormProps, useClaimParams, useWords, Words } from "./StepDialog.tsx";

interface Props {
  readonly claim: Claim;
  readonly verb: ClaimVerb | null;
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
  const words = useWords({ verb: "claim.triage", claim, start: claim.triage?.notes });
  const action = useClaimAction("POST /v1/sellers/{seller}/claims/{claim}/triage", () => {
    words.forget();
    onClose();
  });
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
  const words = useWords({ verb: "claim.requestInformation", claim });
  const action = useClaimAction("POST /v1/sellers/{seller}/claims/{claim}/information-request", () => {
    words.forget();
    onClose();
  });
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
  const words = useWords({ verb: "claim.supplyInformation", claim });
  const action = useClaimAction("POST /v1/sellers/{seller}/claims/{claim}/information", () => {
    words.forget();
    onClose();
  });
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
  const words = useWords({ verb: "claim.resolveRemotely", claim });
  const action = useClaimAction("POST /v1/sellers/{seller}/claims/{claim}/remote-resolution", () => {
    words.forget();
    onClose();
  });
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
  const words = useWords({ verb: "claim.cancel", claim, optional: true });
  const action = useClaimAction("POST /v1/sellers/{seller}/claims/{claim}/cancellation", () => {
    words.forget();
    onClose();
  });
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
