import { Group, Stack, Text } from "@mantine/core";
import { IconMapPin, IconPlus } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { Answer } from "../../../api/contract/index.ts";
import { useAction, useAnswer } from "../../data.ts";
import { useFormat } from "../../format.ts";
import { useMe, useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { centreMoneyTexts } from "../../texts/centre-money/index.ts";
import { centreTexts } from "../../texts/centres/index.ts";
import { ActionButton } from "../../ui/ActionBar.tsx";
import { CentreForm, forgetCentre } from "../../ui/centres/CentreForm.tsx";
import { CentreMap } from "../../ui/centres/CentreMap.tsx";
import { type Column, DenseTable } from "../../ui/DenseTable.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { LoadingRows } from "../../ui/LoadingPage.tsx";
import { TextLink } from "../../ui/links.tsx";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import { Mark } from "../../ui/tone.tsx";
import classes from "../console.module.css";
import { PageHead } from "../PageHead.tsx";
import { Applications } from "./Applications.tsx";

type Centre = Answer<"GET /v1/sellers/{seller}/centres">["items"][number];

/** The register of service centres: where they are, what they can do, how busy they are. */
export function CentresPage() {
  const say = useText(centreTexts);
  const sayMoney = useText(centreMoneyTexts);
  const seller = useSeller().slug;
  const me = useMe();
  const navigate = useNavigate();
  const [adding, setAdding] = useState(false);
  const { data, error, refetch } = useAnswer("GET /v1/sellers/{seller}/centres", { params: { seller } });
  const keep = `centre.add ${seller}`;
  const add = useAction("POST /v1/sellers/{seller}/centres", () => {
    forgetCentre(keep);
    setAdding(false);
  });
  const columns = useColumns();
  const open = (centre: string) =>
    void navigate({ to: "/$seller/console/centres/$centre", params: { seller, centre } });
  return (
    <>
      <PageHead title={say("centres")}>
        {data && !adding && (
          <ActionButton
            main
            action={{
              key: "add",
              label: say("add"),
              icon: <IconPlus size={16} aria-hidden />,
              ability: data.abilities["centre.add"],
              onAct: () => {
                add.reset();
                setAdding(true);
              },
            }}
          />
        )}
      </PageHead>
      <Group justify="space-between" gap="sm" mb="md">
        <Text c="dimmed">{say("centresHint")}</Text>
        <TextLink to="/$seller/console/centres/figures" params={{ seller }}>
          {sayMoney("figures")}
        </TextLink>
      </Group>
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {!data && !error && <LoadingRows rows={4} height={36} />}
      {adding && (
        <div className={`surface ${classes["settings"]}`}>
          <CentreForm
            keep={keep}
            action={say("save")}
            busy={add.isPending}
            error={add.error}
            onCancel={() => setAdding(false)}
            onDone={(entry) => add.mutate({ params: { seller }, body: entry })}
          />
        </div>
      )}
      {data?.items.length === 0 && !adding && (
        <EmptyState icon={<IconMapPin size={24} />} title={say("none")} text={say("noneHint")} />
      )}
      {data && data.items.length > 0 && (
        <Stack gap="md" mt={adding ? "md" : 0}>
          <DenseTable
            label={say("centres")}
            columns={columns}
            rows={data.items.map((centre, index) => ({ ...centre, number: index + 1 }))}
            rowKey={({ id }) => id}
          />
          <CentreMap points={pointsOf(data.items)} onPick={open} />
        </Stack>
      )}
      {me?.abilities["application.review"]?.allowed && <Applications />}
    </>
  );
}

function useColumns(): Column<Centre & { readonly number: number }>[] {
  const say = useText(centreTexts);
  const format = useFormat();
  const { slug } = useSeller();
  return [
    {
      key: "name",
      label: say("name"),
      cell: ({ id, name, number }) => (
        <>
          <span className={classes["dim"]}>{number}</span>{" "}
          <TextLink to="/$seller/console/centres/$centre" params={{ seller: slug, centre: id }}>
            {name}
          </TextLink>
        </>
      ),
    },
    {
      key: "place",
      label: say("city"),
      from: 480,
      cell: ({ address, coordinates }) => (
        <>
          {address.city}, {format.country(address.country)}
          {!coordinates && <span className={classes["dim"]}> · {say("notOnMap")}</span>}
        </>
      ),
    },
    {
      key: "skills",
      label: say("skills"),
      from: 800,
      cell: ({ skills }) =>
        skills.length > 0 ? skills.map(({ categoryText }) => categoryText).join(", ") : say("notSaid"),
    },
    { key: "load", label: say("load"), align: "right", cell: (centre) => <Load centre={centre} /> },
    {
      key: "state",
      label: "",
      from: 640,
      cell: ({ accepting, listed }) => (
        <Group gap={6} wrap="nowrap">
          {!accepting && <Mark tone="open">{say("pausedMark")}</Mark>}
          <Mark tone={listed ? "good" : "plain"}>{say(listed ? "listedMark" : "unlistedMark")}</Mark>
        </Group>
      ),
    },
  ];
}

/** How busy a centre is, as far as it said how much it can take. */
export function Load({ centre: { open, capacity } }: { readonly centre: Pick<Centre, "open" | "capacity"> }) {
  const say = useText(centreTexts);
  if (capacity === null) return <>{say("loadOpen", { open })}</>;
  return (
    <Group gap={6} wrap="nowrap" justify="flex-end">
      {open >= capacity && <Mark tone="bad">{say("full")}</Mark>}
      {say("loadOf", { open, capacity })}
    </Group>
  );
}

function pointsOf(centres: readonly Centre[]) {
  return centres.flatMap(({ id, name, coordinates }, index) =>
    coordinates ? [{ id, number: index + 1, label: `${index + 1}: ${name}`, ...coordinates }] : [],
  );
}
