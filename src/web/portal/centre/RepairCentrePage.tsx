import { Button, Group, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import type { Answer } from "../../../api/contract/index.ts";
import { useAction, useAnswer } from "../../data.ts";
import { useFormat } from "../../format.ts";
import { useMe, useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { centreTexts } from "../../texts/centres/index.ts";
import { CentreFacts } from "../../ui/centres/CentreFacts.tsx";
import { CentreForm, forgetCentre } from "../../ui/centres/CentreForm.tsx";
import { Photos } from "../../ui/centres/Photos.tsx";
import { FileDrop } from "../../ui/FileDrop.tsx";
import { LoadingRows } from "../../ui/LoadingPage.tsx";
import { ButtonLink } from "../../ui/links.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { PageProblem } from "../../ui/PageProblem.tsx";
import { Mark } from "../../ui/tone.tsx";

type Application = Answer<"GET /v1/sellers/{seller}/centre-applications">["items"][number];

/** "Repair centre" (ZM-RC-2): the way to apply, and what became of the application. */
export function RepairCentrePage() {
  const say = useText(centreTexts);
  const seller = useSeller();
  const [again, setAgain] = useState(false);
  const { data, error, isPending, refetch } = useAnswer("GET /v1/sellers/{seller}/centre-applications", {
    params: { seller: seller.slug },
    query: { limit: 5 },
  });
  if (isPending) return <LoadingRows rows={4} height={80} />;
  if (error) return <PageProblem error={error} onRetry={() => void refetch()} />;
  const [last] = data.items;
  return (
    <>
      <PageHeader
        title={say("applyTitle")}
        lead={(!last || again) && say("applyIntro", { seller: seller.name })}
        place={seller.name}
      />
      {last && !again ? (
        <Stack gap="lg" maw={720}>
          <State application={last} onAgain={() => setAgain(true)} />
          <Sent application={last} />
        </Stack>
      ) : (
        <Apply known={last} onSent={() => setAgain(false)} />
      )}
    </>
  );
}

function Apply({ known, onSent }: { readonly known: Application | undefined; readonly onSent: () => void }) {
  const say = useText(centreTexts);
  const seller = useSeller().slug;
  const me = useMe();
  // What is corrected of a declined application is about that one.
  const keep = `centre.apply ${seller} ${known?.id ?? ""}`;
  const send = useAction("POST /v1/sellers/{seller}/centre-applications", () => {
    forgetCentre(keep);
    onSent();
  });
  return (
    <div className="surface" style={{ padding: 20, maxWidth: 720 }}>
      <CentreForm
        keep={keep}
        known={known}
        country={me?.customer?.country ?? ""}
        action={say("send")}
        busy={send.isPending}
        error={send.error}
        onDone={(body) => send.mutate({ params: { seller }, body })}
      />
    </div>
  );
}

const tones = { submitted: "plain", under_review: "plain", listed: "good", declined: "bad" } as const;

function State({ application, onAgain }: { readonly application: Application; readonly onAgain: () => void }) {
  const say = useText(centreTexts);
  const format = useFormat();
  const { slug } = useSeller();
  const { number, status, statusText, submittedAt, deadline, reason } = application;
  const params = { seller: slug };
  return (
    <section className="surface" style={{ padding: 20 }}>
      <Stack gap="sm">
        <Group gap="sm">
          <Title order={2} size="h3">
            {say("sent", { number })}
          </Title>
          <Mark tone={tones[status]}>{statusText}</Mark>
          <Text size="sm" c="dimmed">
            {say("sentOn", { day: format.day(format.dayOf(submittedAt)) })}
          </Text>
        </Group>
        {(status === "submitted" || status === "under_review") && (
          <Text>
            {deadline?.earliestOn
              ? say("waitingText", { from: format.day(deadline.earliestOn), by: format.day(deadline.dueOn) })
              : say("waitingSoon")}
          </Text>
        )}
        {status === "listed" && <Text>{say("listedText")}</Text>}
        {status === "declined" && <Text>{say("declinedText")}</Text>}
        {reason && (
          <Text component="blockquote" m={0} pl="md" style={{ borderLeft: "3px solid var(--hairline)" }}>
            {reason}
          </Text>
        )}
        <Group gap="sm">
          {status === "declined" && <Button onClick={onAgain}>{say("applyAgain")}</Button>}
          {status === "listed" && (
            <>
              <ButtonLink to="/$seller/console" params={params}>
                {say("openConsole")}
              </ButtonLink>
              <ButtonLink to="/$seller/repair-centres" params={params} variant="default">
                {say("seeDirectory")}
              </ButtonLink>
            </>
          )}
        </Group>
      </Stack>
    </section>
  );
}

function Sent({ application }: { readonly application: Application }) {
  const say = useText(centreTexts);
  const { slug: seller } = useSeller();
  const params = { seller, application: application.id };
  const keep = useAction("POST /v1/sellers/{seller}/centre-applications/{application}/photos");
  const remove = useAction("DELETE /v1/sellers/{seller}/centre-applications/{application}/photos/{photo}");
  const open = application.status === "submitted" || application.status === "under_review";
  return (
    <section className="surface" style={{ padding: 20 }}>
      <Title order={2} size="h3" mb="xs">
        {say("whatYouSent")}
      </Title>
      <Text fw={600}>{application.name}</Text>
      <CentreFacts centre={open ? { ...application, photos: [] } : application} />
      {open && (
        <Stack gap="xs" mt="md">
          <FileDrop
            label={say("addPhotos")}
            hint={say("addPhotosHint")}
            accept="image/jpeg,image/png,image/webp"
            onUploaded={(uploadId, file) => keep.mutateAsync({ params, body: { uploadId, fileName: file.name } })}
          />
          <Photos
            photos={application.photos}
            of={application.name}
            onRemove={({ id }) => remove.mutate({ params: { ...params, photo: id } })}
          />
        </Stack>
      )}
    </section>
  );
}
