import { Group, Stack, Text, Textarea } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import type { Answer } from "../../../api/contract/index.ts";
import { useAction, useAnswer } from "../../data.ts";
import { useFormat } from "../../format.ts";
import { useText } from "../../text.ts";
import { centreTexts } from "../../texts/centres/index.ts";
import { ActionButton } from "../../ui/ActionBar.tsx";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { CentreFacts } from "../../ui/centres/CentreFacts.tsx";
import { CentreMap } from "../../ui/centres/CentreMap.tsx";
import { DeadlinePill } from "../../ui/DeadlinePill.tsx";
import { TextLink } from "../../ui/links.tsx";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import { ReasonDialog } from "../../ui/ReasonDialog.tsx";
import { Mark } from "../../ui/tone.tsx";
import { useKept } from "../../ui/use-kept.ts";
import classes from "../console.module.css";
import { PageHead } from "../PageHead.tsx";
import { PageLoading, PageProblem } from "../PageStates.tsx";

type Application = Answer<"GET /v1/sellers/{seller}/centre-applications/{application}">;
const route = getRouteApi("/$seller/console/centres/applications/$application");

/** One application: who applies, with what, and the answer to it. */
export function ApplicationPage() {
  const params = route.useParams();
  const { data, error, refetch } = useAnswer("GET /v1/sellers/{seller}/centre-applications/{application}", { params });
  if (error) return <PageProblem error={error} reset={() => void refetch()} />;
  return data ? <ApplicationView application={data} /> : <PageLoading />;
}

const tones = { submitted: "open", under_review: "plain", listed: "good", declined: "bad" } as const;

function ApplicationView({ application }: { readonly application: Application }) {
  const say = useText(centreTexts);
  const format = useFormat();
  const { seller } = route.useParams();
  const { number, name, status, statusText, deadline, reason, centreId, coordinates, customer, customerEmail } =
    application;
  return (
    <>
      <PageHead title={name}>
        <Answers application={application} />
      </PageHead>
      <Group gap="sm" mb="md">
        <TextLink to="/$seller/console/centres" params={{ seller }}>
          {say("allCentres")}
        </TextLink>
        <span className="mono">{number}</span>
        <Mark tone={tones[status]}>{statusText}</Mark>
        {deadline && <DeadlinePill deadline={deadline} />}
        <Text size="sm" c="dimmed">
          {say("applicant")}: {customer}, {customerEmail}
        </Text>
      </Group>
      <Stack gap="md">
        {reason && <Text component="blockquote" m={0}>{`“${reason}”`}</Text>}
        {centreId && (
          <TextLink to="/$seller/console/centres/$centre" params={{ seller, centre: centreId }}>
            {say("becameCentre")}
          </TextLink>
        )}
        <div className={`surface ${classes["settings"]}`}>
          <CentreFacts centre={application} />
        </div>
        {coordinates && (
          <CentreMap points={[{ id: application.id, number: 1, label: name, ...coordinates }]} onPick={() => {}} />
        )}
        <section>
          <h2 className={classes["subTitle"]}>{say("history")}</h2>
          <ol className="unstyled-list">
            {application.timeline.map(({ at, text, actor, clauses }) => (
              <li key={at}>
                <Text size="sm">
                  {text} <span className={classes["dim"]}>{[actor, format.instant(at), ...clauses].join(" · ")}</span>
                </Text>
              </li>
            ))}
          </ol>
        </section>
      </Stack>
    </>
  );
}

function Answers({ application }: { readonly application: Application }) {
  const say = useText(centreTexts);
  const params = route.useParams();
  const [asked, setAsked] = useState<"list" | "decline" | null>(null);
  const review = useAction("POST /v1/sellers/{seller}/centre-applications/{application}/review");
  const { status, abilities } = application;
  return (
    <>
      <ProblemAlert error={review.error} />
      {status === "submitted" && (
        <ActionButton
          main
          action={{
            key: "review",
            label: say("review"),
            busy: review.isPending,
            ability: abilities["application.review"],
            onAct: () => review.mutate({ params, body: {} }),
          }}
        />
      )}
      {status === "under_review" && (
        <>
          <ActionButton
            main
            action={{
              key: "list",
              label: say("list"),
              ability: abilities["application.list"],
              onAct: () => setAsked("list"),
            }}
          />
          <ActionButton
            action={{
              key: "decline",
              label: say("decline"),
              danger: true,
              ability: abilities["application.decline"],
              onAct: () => setAsked("decline"),
            }}
          />
        </>
      )}
      {asked === "list" && <ListDialog application={application} onClose={() => setAsked(null)} />}
      {asked === "decline" && <DeclineDialog application={application} onClose={() => setAsked(null)} />}
    </>
  );
}

interface DialogProps {
  readonly application: Application;
  readonly onClose: () => void;
}

function ListDialog({ application, onClose }: DialogProps) {
  const say = useText(centreTexts);
  const params = route.useParams();
  const [note, setNote, forget] = useKept(`application.list ${application.id}`, "");
  const list = useAction("POST /v1/sellers/{seller}/centre-applications/{application}/listing", () => {
    forget();
    onClose();
  });
  return (
    <ConfirmDialog
      opened
      title={say("listQuestion", { name: application.name })}
      verb={say("list")}
      busy={list.isPending}
      error={list.error}
      onClose={onClose}
      onConfirm={() => list.mutate({ params, body: { note } })}
    >
      <Text size="sm">{say("listHelp")}</Text>
      <Textarea
        data-autofocus
        label={say("note")}
        maxLength={4000}
        autosize
        minRows={2}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </ConfirmDialog>
  );
}

function DeclineDialog({ application, onClose }: DialogProps) {
  const say = useText(centreTexts);
  const params = route.useParams();
  const [reason, setReason, forget] = useKept(`application.decline ${application.id}`, "");
  const decline = useAction("POST /v1/sellers/{seller}/centre-applications/{application}/refusal", () => {
    forget();
    onClose();
  });
  return (
    <ReasonDialog
      danger
      title={say("declineQuestion", { name: application.name })}
      verb={say("decline")}
      label={say("reason")}
      action={decline}
      reason={reason}
      onReason={setReason}
      onClose={onClose}
      onConfirm={(written) => decline.mutate({ params, body: { reason: written } })}
    >
      <Text size="sm">{say("declineHelp")}</Text>
    </ReasonDialog>
  );
}
