import { Alert, Text, Textarea, TextInput } from "@mantine/core";
import { useAction, useAnswer } from "../../data.ts";
import { today } from "../../format.ts";
import { useText } from "../../text.ts";
import { policyTexts } from "../../texts/console-policies/index.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { useKeptFields } from "../../ui/use-kept.ts";
import { type Draft, usePolicyParams } from "./draft.ts";
import { nextVersion } from "./figures.ts";

interface Props {
  readonly draft: Draft;
  readonly onClose: () => void;
  readonly onPublished: () => Promise<void>;
}

/** Asks from when the draft is in force, under which name and why, then publishes it. */
export function PublishDialog({ draft, onClose, onPublished }: Props) {
  const say = useText(policyTexts);
  const params = usePolicyParams(draft.policy);
  const releases = useAnswer("GET /v1/sellers/{seller}/policies/{policy}/releases", { params });
  const [{ from, typedName, reason }, put, forget] = useKeptFields(`policy.publish ${params.seller} ${draft.policy}`, {
    from: today() as string,
    typedName: null as string | null,
    reason: "",
  });
  const publish = useAction("POST /v1/sellers/{seller}/policies/{policy}/draft/publication", () => {
    forget();
    return onPublished();
  });
  const taken = releases.data?.items.map(({ version }) => version) ?? [];
  const name = typedName ?? nextVersion(draft.version ?? "1", taken);
  const stands = draft.check.publishable ? null : whyNot(draft);
  const field = (pointer: string) => publish.error?.field(pointer);
  const ready = draft.check.publishable && from !== "" && name.trim() !== "" && reason.trim() !== "";
  return (
    <ConfirmDialog
      opened
      title={say("publishTitle", { name: draft.name })}
      verb={say("publish")}
      busy={publish.isPending}
      disabled={!ready || !releases.data}
      error={publish.error ?? releases.error}
      onClose={onClose}
      onConfirm={() =>
        publish.mutate({
          params,
          body: { inForceFrom: from, reason: reason.trim(), newVersion: name.trim() },
          ifMatch: draft.etag,
        })
      }
    >
      <Text size="sm">{say("publishHelp")}</Text>
      {stands && <Alert color="red">{say("notPublishable", stands)}</Alert>}
      <TextInput
        type="date"
        label={say("inForceFrom")}
        description={draft.decidedBy ? say("inForceHelp", { fact: draft.decidedBy }) : undefined}
        value={from}
        error={field("/inForceFrom")}
        onChange={(event) => put({ from: event.currentTarget.value })}
      />
      <TextInput
        label={say("newVersion")}
        value={name}
        maxLength={60}
        error={field("/newVersion")}
        onChange={(event) => put({ typedName: event.currentTarget.value })}
      />
      <Textarea
        label={say("publishReason")}
        description={say("publishReasonHelp")}
        value={reason}
        maxLength={4000}
        error={field("/reason")}
        onChange={(event) => put({ reason: event.currentTarget.value })}
        data-autofocus
      />
    </ConfirmDialog>
  );
}

function whyNot({ check }: Draft): { faults: number; failed: number } {
  return { faults: check.faults.length, failed: check.cases?.failed.length ?? 0 };
}
