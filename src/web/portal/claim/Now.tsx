import { Stack, Text, Textarea } from "@mantine/core";
import { IconPencil, IconRefresh } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { type Claim, useClaimAction } from "../../data.ts";
import { useFormat } from "../../format.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { portalTexts } from "../../texts/portal/index.ts";
import { ActionBar, type BarAction } from "../../ui/ActionBar.tsx";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { DeadlinePill } from "../../ui/DeadlinePill.tsx";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import { useKept } from "../../ui/use-kept.ts";
import { InfoAnswer } from "./InfoAnswer.tsx";
import { Section } from "./Section.tsx";
import { SendIn } from "./SendIn.tsx";

/** The one next action in sight, with its deadline; the others small. Abilities decide, not this page. */
export function Now({ claim }: { readonly claim: Claim }) {
  const say = useText(portalTexts);
  const actions = useNowActions(claim);
  const [cancelling, setCancelling] = useState(false);
  const cancel = claim.abilities["claim.cancel"];
  const sending = claim.lines.filter((line) => line.abilities["custody.sendIn"]?.allowed);
  const withdraw: BarAction | undefined =
    cancel?.allowed && claim.status !== "draft"
      ? { key: "cancel", label: say("cancelClaim"), danger: true, onAct: () => setCancelling(true) }
      : undefined;
  return (
    <Section title={say("nowTitle")}>
      <ActionBar
        title={<NowTitle claim={claim} />}
        main={actions.main}
        others={[...actions.others, ...(withdraw ? [withdraw] : [])]}
      >
        <ProblemAlert error={actions.error} />
        {claim.abilities["claim.supplyInformation"]?.allowed && <InfoAnswer claim={claim} />}
        {sending.length > 0 && <SendIn claim={claim} lines={sending} />}
      </ActionBar>
      <CancelDialog claim={claim} opened={cancelling} onClose={() => setCancelling(false)} />
    </Section>
  );
}

function NowTitle({ claim }: { readonly claim: Claim }) {
  const say = useText(portalTexts);
  const format = useFormat();
  const { nextStep } = claim;
  const mine = nextStep.who === "customer";
  // What the reader is asked for, not what is promised to them.
  const [deadline] = claim.deadlines
    .filter(({ status, binds }) => binds === "customer" && (status === "running" || status === "overdue"))
    .sort((one, other) => (one.dueOn < other.dueOn ? -1 : 1));
  return (
    <Stack gap={4} align="flex-start">
      <Text fw={600}>{nextStep.text}</Text>
      {nextStep.who === "staff" && (
        <Text size="sm" c="dimmed">
          {say("nowWaiting")}
        </Text>
      )}
      {mine && deadline && (
        <>
          {claim.status === "authorized" && <Text>{say("shipBy", { day: format.longDay(deadline.dueOn) })}</Text>}
          <DeadlinePill deadline={deadline} />
        </>
      )}
    </Stack>
  );
}

function useNowActions(claim: Claim) {
  const say = useText(portalTexts);
  const seller = useSeller().slug;
  const navigate = useNavigate();
  const params = { seller, claim: claim.id };
  const refile = useClaimAction("POST /v1/sellers/{seller}/claims/{claim}/refiling", (filed) => {
    void navigate({ to: "/$seller/my/claims/new", params: { seller }, search: { draft: filed.number } });
  });
  const close = useClaimAction("POST /v1/sellers/{seller}/claims/{claim}/closure");
  const actions: BarAction[] = [];
  if (claim.status === "draft") {
    actions.push({
      key: "draft",
      label: say("draftContinue"),
      icon: <IconPencil size={18} aria-hidden />,
      onAct: () => void navigate({ to: "/$seller/my/claims/new", params: { seller }, search: { draft: claim.number } }),
    });
  }
  const place = waitingPlace(claim);
  if (place) actions.push({ key: place.id, label: say(place.word), onAct: () => goTo(place.id) });
  if (claim.abilities["claim.refile"]?.allowed) {
    actions.push({
      key: "refile",
      label: say("refile"),
      icon: <IconRefresh size={18} aria-hidden />,
      busy: refile.isPending,
      onAct: () => refile.mutate({ params }),
    });
  }
  if (claim.abilities["claim.close"]?.allowed) {
    actions.push({
      key: "close",
      label: say("closeClaim"),
      busy: close.isPending,
      onAct: () => close.mutate({ params }),
    });
  }
  const [main, ...others] = actions;
  return { main, others, error: refile.error ?? close.error };
}

/** The part of the page that waits for the customer, where its form stands further down. */
function waitingPlace(claim: Claim) {
  const quotes = claim.lines.flatMap((line) => line.quotes);
  if (quotes.some((quote) => quote.abilities["quote.accept"]?.allowed)) return { id: "cost", word: "goQuote" } as const;
  if (quotes.some((quote) => quote.payment?.abilities["payment.uploadProof"]?.allowed)) {
    return { id: "cost", word: "goPayment" } as const;
  }
  if (claim.parcels.some((parcel) => parcel.abilities["custody.deliver"]?.allowed)) {
    return { id: "parcels", word: "goParcel" } as const;
  }
  return null;
}

function goTo(id: string): void {
  const place = document.getElementById(id);
  place?.scrollIntoView();
  place?.querySelector<HTMLElement>("h2")?.focus();
}

interface CancelProps {
  readonly claim: Claim;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Asks before a claim is withdrawn, with room for a reason. */
export function CancelDialog({ claim, opened, onClose }: CancelProps) {
  const say = useText(portalTexts);
  const seller = useSeller().slug;
  const [reason, setReason, forget] = useKept(`claim.cancel ${claim.id}`, "");
  const cancel = useClaimAction("POST /v1/sellers/{seller}/claims/{claim}/cancellation", () => {
    forget();
    onClose();
  });
  return (
    <ConfirmDialog
      opened={opened}
      title={say("cancelTitle", { number: claim.number })}
      verb={say("cancelClaim")}
      danger
      busy={cancel.isPending}
      error={cancel.error}
      onClose={onClose}
      onConfirm={() => cancel.mutate({ params: { seller, claim: claim.id }, body: { reason } })}
    >
      <Text>{say("cancelText")}</Text>
      <Textarea label={say("quoteReason")} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
    </ConfirmDialog>
  );
}
