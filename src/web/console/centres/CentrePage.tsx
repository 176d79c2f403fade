import { Group, Stack, Switch, Text } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import type { Answer } from "../../../api/contract/index.ts";
import { useAction, useAnswer } from "../../data.ts";
import { useMe, useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { centreTexts } from "../../texts/centres/index.ts";
import { ActionButton } from "../../ui/ActionBar.tsx";
import { CentreFacts } from "../../ui/centres/CentreFacts.tsx";
import { CentreForm } from "../../ui/centres/CentreForm.tsx";
import { Photos } from "../../ui/centres/Photos.tsx";
import { FileDrop } from "../../ui/FileDrop.tsx";
import { TextLink } from "../../ui/links.tsx";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import { Mark } from "../../ui/tone.tsx";
import classes from "../console.module.css";
import { PageHead } from "../PageHead.tsx";
import { PageLoading, PageNotFound, PageProblem } from "../PageStates.tsx";
import { Load } from "./CentresPage.tsx";
import { Statement } from "./Statement.tsx";

type Centre = Answer<"GET /v1/sellers/{seller}/centres">["items"][number];
const route = getRouteApi("/$seller/console/centres/$centre");

/** One service centre: what it says of itself, its pictures, whether it is listed and takes claims. */
export function CentrePage() {
  const { seller, centre: id } = route.useParams();
  const { data, error, refetch } = useAnswer("GET /v1/sellers/{seller}/centres", { params: { seller } });
  if (error) return <PageProblem error={error} reset={() => void refetch()} />;
  if (!data) return <PageLoading />;
  const centre = data.items.find((one) => one.id === id);
  return centre ? <CentreView centre={centre} /> : <PageNotFound />;
}

function CentreView({ centre }: { readonly centre: Centre }) {
  const say = useText(centreTexts);
  const { slug } = useSeller();
  const me = useMe();
  const [editing, setEditing] = useState(false);
  return (
    <>
      <PageHead title={centre.name}>
        {!editing && (
          <ActionButton
            main
            action={{
              key: "edit",
              label: say("edit"),
              ability: centre.abilities["centre.edit"],
              onAct: () => setEditing(true),
            }}
          />
        )}
      </PageHead>
      <Group gap="sm" mb="md">
        <TextLink to="/$seller/console/centres" params={{ seller: slug }}>
          {say("allCentres")}
        </TextLink>
        <Mark tone={centre.listed ? "good" : "plain"}>{say(centre.listed ? "listedMark" : "unlistedMark")}</Mark>
        {!centre.accepting && <Mark tone="open">{say("pausedMark")}</Mark>}
        <Text component="div" size="sm">
          <Load centre={centre} />
        </Text>
      </Group>
      <div className={`surface ${classes["settings"]}`}>
        {editing ? <EditCentre centre={centre} onDone={() => setEditing(false)} /> : <CentreFacts centre={centre} />}
      </div>
      {me?.abilities["reimbursement.read"]?.allowed && <Statement centre={centre.id} />}
    </>
  );
}

function EditCentre({ centre, onDone }: { readonly centre: Centre; readonly onDone: () => void }) {
  const say = useText(centreTexts);
  const { slug: seller } = useSeller();
  const [listed, setListed] = useState(centre.listed);
  const [accepting, setAccepting] = useState(centre.accepting);
  const edit = useAction("PATCH /v1/sellers/{seller}/centres/{centre}", onDone);
  const params = { seller, centre: centre.id };
  return (
    <Stack>
      <CentrePhotos centre={centre} />
      <CentreForm
        known={centre}
        action={say("save")}
        busy={edit.isPending}
        error={edit.error}
        onCancel={onDone}
        onDone={(entry) => edit.mutate({ params, ifMatch: centre.etag, body: { ...entry, listed, accepting } })}
      >
        {centre.abilities["centre.list"]?.allowed && (
          <Switch label={say("listed")} checked={listed} onChange={(event) => setListed(event.currentTarget.checked)} />
        )}
        <Switch
          label={say("accepting")}
          checked={accepting}
          onChange={(event) => setAccepting(event.currentTarget.checked)}
        />
      </CentreForm>
    </Stack>
  );
}

function CentrePhotos({ centre }: { readonly centre: Centre }) {
  const say = useText(centreTexts);
  const { slug: seller } = useSeller();
  const params = { seller, centre: centre.id };
  const keep = useAction("POST /v1/sellers/{seller}/centres/{centre}/photos");
  const remove = useAction("DELETE /v1/sellers/{seller}/centres/{centre}/photos/{photo}");
  return (
    <Stack gap="xs">
      <FileDrop
        label={say("addPhotos")}
        hint={say("addPhotosHint")}
        accept="image/jpeg,image/png,image/webp"
        onUploaded={(uploadId, file) => keep.mutateAsync({ params, body: { uploadId, fileName: file.name } })}
      />
      <Photos
        photos={centre.photos}
        of={centre.name}
        onRemove={({ id }) => remove.mutate({ params: { ...params, photo: id } })}
      />
      <ProblemAlert error={remove.error} />
    </Stack>
  );
}
