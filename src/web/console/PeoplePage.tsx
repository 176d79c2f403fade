import { Button, Stack, Text, VisuallyHidden } from "@mantine/core";
import { IconUserPlus } from "@tabler/icons-react";
import { useState } from "react";
import type { Answer } from "../../api/contract/index.ts";
import { useAction, useAnswer } from "../data.ts";
import { useFormat } from "../format.ts";
import { useMe, useSeller } from "../session.ts";
import { useText } from "../text.ts";
import { consoleTexts } from "../texts/console/index.ts";
import { officeTexts } from "../texts/console-office/index.ts";
import { ActionButton } from "../ui/ActionBar.tsx";
import { ConfirmDialog } from "../ui/ConfirmDialog.tsx";
import { type Column, DenseTable } from "../ui/DenseTable.tsx";
import { LoadingRows } from "../ui/LoadingPage.tsx";
import { ProblemAlert } from "../ui/ProblemAlert.tsx";
import classes from "./console.module.css";
import { InviteDialog } from "./InviteDialog.tsx";
import { PageHead } from "./PageHead.tsx";
import { useRoleName } from "./role.ts";

type Staff = Answer<"GET /v1/sellers/{seller}/staff">;
type Member = Staff["members"][number];
type Invitation = Staff["invitations"][number];

/** Who works here, as what, and who was invited. */
export function PeoplePage() {
  const say = useText(officeTexts);
  const sayConsole = useText(consoleTexts);
  const { slug } = useSeller();
  const { data, error, refetch } = useAnswer("GET /v1/sellers/{seller}/staff", { params: { seller: slug } });
  const [inviting, setInviting] = useState(false);
  const [told, setTold] = useState("");
  return (
    <>
      <PageHead title={sayConsole("people")}>
        {data && (
          <ActionButton
            main
            action={{
              key: "invite",
              label: say("invite"),
              icon: <IconUserPlus size={16} aria-hidden />,
              ability: data.abilities["staff.invite"],
              onAct: () => setInviting(true),
            }}
          />
        )}
      </PageHead>
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {!data && !error && <LoadingRows rows={6} height={36} />}
      <Text role="status" mb={told ? "sm" : 0} c="var(--tone-good)">
        {told}
      </Text>
      {data && (
        <Stack gap="lg">
          <Members staff={data} />
          <Invitations rows={data.invitations} />
        </Stack>
      )}
      <InviteDialog
        opened={inviting}
        onClose={() => setInviting(false)}
        onDone={(email) => {
          setInviting(false);
          setTold(say("invited", { email }));
        }}
      />
    </>
  );
}

function Members({ staff }: { readonly staff: Staff }) {
  const say = useText(officeTexts);
  const me = useMe();
  const role = useRoleName();
  const format = useFormat();
  const { slug } = useSeller();
  const [leaving, setLeaving] = useState<Member | null>(null);
  const remove = useAction("DELETE /v1/sellers/{seller}/staff/{person}", () => setLeaving(null));
  const columns: Column<Member>[] = [
    {
      key: "name",
      label: say("name"),
      cell: (row) => (
        <>
          {row.name} {row.personId === me?.person?.id && <span className={classes["dim"]}>({say("you")})</span>}
        </>
      ),
    },
    { key: "role", label: say("role"), cell: (row) => role(row.role) },
    { key: "email", label: say("email"), from: 640, cell: (row) => row.email },
    {
      key: "since",
      label: say("memberSince"),
      align: "right",
      from: 800,
      cell: (row) => format.day(format.dayOf(row.since)),
    },
    {
      key: "remove",
      label: <VisuallyHidden>{say("remove")}</VisuallyHidden>,
      align: "right",
      cell: (row) =>
        staff.abilities["staff.remove"]?.allowed && (
          <Button
            variant="subtle"
            color="var(--mantine-color-error)"
            size="compact-sm"
            aria-label={say("removeNamed", { name: row.name })}
            onClick={() => {
              remove.reset();
              setLeaving(row);
            }}
          >
            {say("remove")}
          </Button>
        ),
    },
  ];
  return (
    <>
      <DenseTable label={say("staff")} columns={columns} rows={staff.members} rowKey={(row) => row.personId} />
      <ConfirmDialog
        danger
        opened={leaving !== null}
        title={say("removeQuestion", { name: leaving?.name })}
        verb={say("remove")}
        busy={remove.isPending}
        error={remove.error}
        onClose={() => setLeaving(null)}
        onConfirm={() => leaving && remove.mutate({ params: { seller: slug, person: leaving.personId } })}
      >
        <Text>{say("removeHelp")}</Text>
      </ConfirmDialog>
    </>
  );
}

function Invitations({ rows }: { readonly rows: readonly Invitation[] }) {
  const say = useText(officeTexts);
  const role = useRoleName();
  const format = useFormat();
  const columns: Column<Invitation>[] = [
    { key: "email", label: say("email"), cell: (row) => row.email },
    { key: "role", label: say("role"), cell: (row) => role(row.role) },
    {
      key: "expires",
      label: say("expiresAt"),
      align: "right",
      from: 480,
      cell: (row) => format.dayAndDistance(format.dayOf(row.expiresAt)),
    },
  ];
  return (
    <section>
      <h2 className={classes["subTitle"]}>{say("invitations")}</h2>
      {rows.length === 0 ? (
        <Text c="dimmed">{say("noInvitations")}</Text>
      ) : (
        <DenseTable label={say("invitations")} columns={columns} rows={rows} rowKey={(row) => row.id} />
      )}
    </section>
  );
}
