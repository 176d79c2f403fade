import { Button, Group, Select, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import type { Answer, Body } from "../../../api/contract/index.ts";
import { Problem } from "../../client.ts";
import { useAction, useAnswer } from "../../data.ts";
import { useFormat } from "../../format.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { workTexts } from "../../texts/console-work/index.ts";
import { ClauseChip } from "../../ui/ClauseChip.tsx";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { TextLink } from "../../ui/links.tsx";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import { ReasonDialog } from "../../ui/ReasonDialog.tsx";
import { useKept } from "../../ui/use-kept.ts";
import classes from "./receiving.module.css";

type Parked = Answer<"GET /v1/sellers/{seller}/parked-parcels">["items"][number];

type TurnAwayReason = Body<"POST /v1/sellers/{seller}/parked-parcels/{parcel}/turning-away">["reason"];

const reasons = [
  "no_order",
  "wrong_address",
  "wrong_item",
  "mismatch",
  "incomplete",
  "empty",
  "damaged",
  "soaked",
  "cash_on_delivery",
  "pickup_point",
] as const satisfies readonly TurnAwayReason[];

/** What was put aside at this dock and waits for a claim or the way back; what was settled lately stands beneath. */
export function ParkedParcels() {
  const say = useText(workTexts);
  const { slug } = useSeller();
  const params = { seller: slug };
  const waiting = useAnswer("GET /v1/sellers/{seller}/parked-parcels", { params, query: { limit: 100 } });
  const settled = useAnswer("GET /v1/sellers/{seller}/parked-parcels", {
    params,
    query: { state: "settled", limit: 5 },
  });
  if (waiting.isError) return <ProblemAlert error={waiting.error} onRetry={() => void waiting.refetch()} />;
  const parcels = waiting.data?.items ?? [];
  return (
    <section className={classes["session"]} aria-label={say("parkedTitle")}>
      <h2>
        {say("parkedTitle")} {parcels.length > 0 && <span className={classes["count"]}>{parcels.length}</span>}
      </h2>
      {waiting.data && parcels.length === 0 && <Text c="dimmed">{say("parkedNone")}</Text>}
      <ul className="unstyled-list">
        {parcels.map((parcel) => (
          <Waiting key={parcel.id} parcel={parcel} />
        ))}
      </ul>
      {(settled.data?.items.length ?? 0) > 0 && (
        <>
          <h2>{say("settledTitle")}</h2>
          <ul className="unstyled-list">
            {settled.data?.items.map((parcel) => (
              <Settled key={parcel.id} parcel={parcel} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Waiting({ parcel }: { readonly parcel: Parked }) {
  const say = useText(workTexts);
  const format = useFormat();
  const { slug } = useSeller();
  const [asking, setAsking] = useState<"match" | "turnAway" | "forfeit" | null>(null);
  const match = useAction("POST /v1/sellers/{seller}/parked-parcels/{parcel}/match");
  const [first] = parcel.candidates;
  const since = say("parkedSince", { day: format.instant(parcel.parkedAt), who: parcel.parkedBy });
  return (
    <li className={classes["parked"]}>
      <div className={classes["parkedHead"]}>
        <span className={`mono ${classes["serial"]}`}>{parcel.code}</span>
        <Text size="sm" c="dimmed">
          {[since, parcel.carrier, parcel.sender && say("parkedFrom", { sender: parcel.sender })]
            .filter(Boolean)
            .join(" · ")}
        </Text>
        {parcel.note && <Text size="sm">{parcel.note}</Text>}
        {first?.expectedAt && (
          <Text size="sm" fw={600}>
            {say("expectedAt", { claim: first.claimNumber, centre: first.expectedAt })}
          </Text>
        )}
        {parcel.forfeits && (
          <Group gap={6}>
            <Text size="sm" c="dimmed">
              {say("keptUntil", { day: format.day(parcel.forfeits.on) })}
            </Text>
            <ClauseChip clause={parcel.forfeits.clause} />
          </Group>
        )}
      </div>
      <Group gap="xs">
        {first && !first.expectedAt && (
          <Button
            size="sm"
            loading={match.isPending}
            onClick={() =>
              match.mutate({ params: { seller: slug, parcel: parcel.id }, body: { claim: first.claimNumber } })
            }
          >
            {say("matchTo", { claim: first.claimNumber })}
          </Button>
        )}
        <Button size="sm" variant="default" onClick={() => setAsking("match")}>
          {say("matchOther")}
        </Button>
        <Button size="sm" variant="subtle" color="gray" onClick={() => setAsking("turnAway")}>
          {say("turnAway")}
        </Button>
        {parcel.forfeits?.ability.allowed && (
          <Button size="sm" variant="subtle" color="red.9" onClick={() => setAsking("forfeit")}>
            {say("forfeit")}
          </Button>
        )}
      </Group>
      <ProblemAlert error={match.error} />
      {asking === "match" && <MatchDialog parcel={parcel} onClose={() => setAsking(null)} />}
      {asking === "forfeit" && <ForfeitDialog parcel={parcel} onClose={() => setAsking(null)} />}
      {asking === "turnAway" && <TurnAwayDialog parcel={parcel} onClose={() => setAsking(null)} />}
    </li>
  );
}

interface DialogProps {
  readonly parcel: Parked;
  readonly onClose: () => void;
}

function MatchDialog({ parcel, onClose }: DialogProps) {
  const say = useText(workTexts);
  const { slug } = useSeller();
  const [claim, setClaim, forget] = useKept(`parked.match ${parcel.id}`, "");
  const action = useAction("POST /v1/sellers/{seller}/parked-parcels/{parcel}/match", () => {
    forget();
    onClose();
  });
  const fault = action.error instanceof Problem ? action.error.field("/claim") : undefined;
  return (
    <ConfirmDialog
      opened
      title={say("matchTitle", { code: parcel.code })}
      verb={say("matchVerb")}
      busy={action.isPending}
      error={fault ? null : action.error}
      disabled={claim.trim() === ""}
      onClose={onClose}
      onConfirm={() => action.mutate({ params: { seller: slug, parcel: parcel.id }, body: { claim } })}
    >
      <TextInput
        data-autofocus
        label={say("matchField")}
        placeholder="R-2026-000123"
        classNames={{ input: "mono" }}
        value={claim}
        error={fault}
        onChange={(event) => setClaim(event.currentTarget.value)}
      />
    </ConfirmDialog>
  );
}

function TurnAwayDialog({ parcel, onClose }: DialogProps) {
  const say = useText(workTexts);
  const { slug } = useSeller();
  const [reason, setReason] = useState<(typeof reasons)[number]>("no_order");
  const action = useAction("POST /v1/sellers/{seller}/parked-parcels/{parcel}/turning-away", onClose);
  const told = parcel.candidates.filter(({ expectedAt }) => !expectedAt).map(({ claimNumber }) => claimNumber);
  return (
    <ConfirmDialog
      opened
      danger
      title={say("turnAwayTitle", { code: parcel.code })}
      verb={say("turnAway")}
      busy={action.isPending}
      error={action.error}
      onClose={onClose}
      onConfirm={() => action.mutate({ params: { seller: slug, parcel: parcel.id }, body: { reason } })}
    >
      <Select
        label={say("turnAwayWhy")}
        data={reasons.map((value) => ({ value, label: say(`reason.${value}`) }))}
        value={reason}
        allowDeselect={false}
        onChange={(value) => setReason(reasons.find((one) => one === value) ?? reason)}
      />
      {told.length > 0 && <Text size="sm">{say("turnAwayTold", { claims: [...new Set(told)].join(", ") })}</Text>}
    </ConfirmDialog>
  );
}

function ForfeitDialog({ parcel, onClose }: DialogProps) {
  const say = useText(workTexts);
  const { slug } = useSeller();
  const [reason, setReason, forget] = useKept(`parked.forfeit ${parcel.id}`, "");
  const action = useAction("POST /v1/sellers/{seller}/parked-parcels/{parcel}/forfeiture", () => {
    forget();
    onClose();
  });
  return (
    <ReasonDialog
      danger
      title={say("forfeitTitle", { code: parcel.code })}
      verb={say("forfeit")}
      label={say("forfeitWhy")}
      action={action}
      reason={reason}
      onReason={setReason}
      onClose={onClose}
      onConfirm={(written) => action.mutate({ params: { seller: slug, parcel: parcel.id }, body: { reason: written } })}
    >
      <Text>{say("forfeitHelp")}</Text>
    </ReasonDialog>
  );
}

function Settled({ parcel }: { readonly parcel: Parked }) {
  const { slug } = useSeller();
  const { outcome } = parcel;
  return (
    <li className={classes["doneLine"]}>
      <span>
        <span className="mono">{parcel.code}</span> ·{" "}
        {outcome?.claimNumber ? (
          <TextLink to="/$seller/console/claims/$claim" params={{ seller: slug, claim: outcome.claimNumber }}>
            {outcome.text}
          </TextLink>
        ) : (
          outcome?.text
        )}
        {outcome?.clause && ` · ${outcome.clause}`}
      </span>
    </li>
  );
}
