import { Alert, Button, Group, NativeSelect, Stack, Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { type Claim, type ClaimLine, useAnswer, useClaimAction } from "../../data.ts";
import { useFormat } from "../../format.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { routingTexts } from "../../texts/routing/index.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import { useKept, useKeptFields } from "../../ui/use-kept.ts";
import { may } from "./actions.ts";
import { CentreReasons } from "./CentreReasons.tsx";

interface Props {
  readonly claim: Claim;
  readonly line: ClaimLine;
}

/** That a unit's centre will not take it, the way to say so, and the way to send it elsewhere; nothing once it has come in. */
export function UnitCentre({ claim, line }: Props) {
  const say = useText(routingTexts);
  const format = useFormat();
  const [asking, setAsking] = useState<"elsewhere" | "decline" | null>(null);
  const { declined, centre, abilities } = line;
  const [moves, declines] = [may(abilities["line.sendElsewhere"]), may(abilities["line.decline"])];
  if (!centre || !(declined || moves || declines)) return null;
  return (
    <Stack gap="xs" mt="sm">
      {declined && (
        <Alert variant="light" color="yellow" title={say("declined", { centre: centre.name, serial: line.serial })}>
          {declined.reason}
          <Text size="sm" c="dimmed">
            {declined.by} · {format.instant(declined.at)}
          </Text>
        </Alert>
      )}
      <Group gap="xs">
        {moves && (
          <Button variant={declined ? "filled" : "default"} onClick={() => setAsking("elsewhere")}>
            {say("elsewhereAsk")}
          </Button>
        )}
        {declines && (
          <Button variant="default" onClick={() => setAsking("decline")}>
            {say("declineVerb")}
          </Button>
        )}
      </Group>
      {asking === "elsewhere" && <Elsewhere claim={claim} line={line} onClose={() => setAsking(null)} />}
      {asking === "decline" && <Decline claim={claim} line={line} onClose={() => setAsking(null)} />}
    </Stack>
  );
}

interface DialogProps extends Props {
  readonly onClose: () => void;
}

function Elsewhere({ claim, line, onClose }: DialogProps) {
  const say = useText(routingTexts);
  const { slug: seller } = useSeller();
  const routing = useAnswer("GET /v1/sellers/{seller}/claims/{claim}/routing", { params: { seller, claim: claim.id } });
  const units = routing.data?.groups.find(({ lineIds }) => lineIds.includes(line.id));
  const others = (units?.centres ?? []).filter(({ id }) => id !== line.centre?.id);
  const [{ picked, reason }, put, forget] = useKeptFields(`line.sendElsewhere ${line.id}`, {
    picked: "",
    reason: line.declined?.reason ?? "",
  });
  const action = useClaimAction("POST /v1/sellers/{seller}/claims/{claim}/lines/{line}/centre", () => {
    forget();
    onClose();
  });
  // The best of the others, unless somebody chooses; where none fits, nobody chooses for them.
  const centre = others.find(({ id, suitable }) => (picked === "" ? suitable : id === picked));
  const [fit, unfit] = [others.filter(({ suitable }) => suitable), others.filter(({ suitable }) => !suitable)];
  const asOptions = (some: typeof others) => some.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <ConfirmDialog
      opened
      title={say("elsewhere", { serial: line.serial })}
      verb={say("elsewhereVerb")}
      disabled={!centre || reason.trim() === ""}
      busy={action.isPending}
      error={action.error}
      onClose={onClose}
      onConfirm={() =>
        centre &&
        action.mutate({
          params: { seller, claim: claim.id, line: line.id },
          body: { centreId: centre.id, reason: reason.trim() },
        })
      }
    >
      <Text size="sm">{say("elsewhereHint")}</Text>
      <ProblemAlert error={routing.error} onRetry={() => void routing.refetch()} />
      <NativeSelect
        label={say("centre")}
        description={centre && <CentreReasons centre={centre} />}
        inputWrapperOrder={["label", "input", "description", "error"]}
        value={centre?.id ?? ""}
        error={action.error?.field("/centreId")}
        onChange={({ currentTarget }) => put({ picked: currentTarget.value })}
        data={[
          ...(centre ? [] : [{ value: "", label: "–" }]),
          ...asOptions(fit),
          ...(unfit.length > 0 ? [{ group: say("unfit", { count: unfit.length }), items: asOptions(unfit) }] : []),
        ]}
      />
      <Reason value={reason} onChange={(next) => put({ reason: next })} />
    </ConfirmDialog>
  );
}

function Decline({ claim, line, onClose }: DialogProps) {
  const say = useText(routingTexts);
  const { slug: seller } = useSeller();
  const [reason, setReason, forget] = useKept(`line.decline ${line.id}`, "");
  const action = useClaimAction("POST /v1/sellers/{seller}/claims/{claim}/lines/{line}/centre-refusal", () => {
    forget();
    onClose();
  });
  return (
    <ConfirmDialog
      opened
      title={say("decline", { serial: line.serial })}
      verb={say("declineVerb")}
      disabled={reason.trim() === ""}
      busy={action.isPending}
      error={action.error}
      onClose={onClose}
      onConfirm={() =>
        action.mutate({ params: { seller, claim: claim.id, line: line.id }, body: { reason: reason.trim() } })
      }
    >
      <Text size="sm">{say("declineHint")}</Text>
      <Reason value={reason} onChange={setReason} />
    </ConfirmDialog>
  );
}

function Reason({ value, onChange }: { readonly value: string; readonly onChange: (text: string) => void }) {
  const say = useText(routingTexts);
  return (
    <Textarea
      required
      label={say("reason")}
      description={say("whyHint")}
      maxLength={4000}
      autosize
      minRows={2}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
