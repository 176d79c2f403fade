import { Button, Group, Modal, Select, Stack, Text, TextInput } from "@mantine/core";
import type { FormEvent } from "react";
import { type StaffRole, staffRoles } from "../../core/actor.ts";
import { useAction, useAnswer } from "../data.ts";
import { useSeller } from "../session.ts";
import { useText } from "../text.ts";
import { consoleTexts } from "../texts/console/index.ts";
import { officeTexts } from "../texts/console-office/index.ts";
import { ProblemAlert } from "../ui/ProblemAlert.tsx";
import { useKeptFields } from "../ui/use-kept.ts";
import { useRoleName } from "./role.ts";

interface InviteProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onDone: (email: string) => void;
}

/** Invites somebody to the staff by e-mail, as what they will work. */
export function InviteDialog({ opened, onClose, onDone }: InviteProps) {
  const say = useText(officeTexts);
  const sayConsole = useText(consoleTexts);
  const roleName = useRoleName();
  const { slug } = useSeller();
  const [{ email, role, centre }, put, forget] = useKeptFields(`invite ${slug}`, {
    email: "",
    role: "support" as StaffRole,
    centre: null as string | null,
  });
  const action = useAction("POST /v1/sellers/{seller}/invitations", (made) => {
    forget();
    onDone(made.email);
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const centreId = role === "centre_member" && centre ? { centreId: centre } : {};
    action.mutate({ params: { seller: slug }, body: { email: email.trim(), role, ...centreId } });
  };
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={say("invite")}
      closeButtonProps={{ "aria-label": sayConsole("close") }}
    >
      <form onSubmit={submit}>
        <Stack>
          <Text size="sm">{say("inviteHelp")}</Text>
          <TextInput
            data-autofocus
            type="email"
            label={say("email")}
            required
            value={email}
            onChange={(event) => put({ email: event.currentTarget.value })}
            error={action.error?.field("/email")}
          />
          <Select
            label={say("role")}
            data={staffRoles.map((value) => ({ value, label: roleName(value) }))}
            value={role}
            allowDeselect={false}
            onChange={(next) => put({ role: staffRoles.find((one) => one === next) ?? role })}
            error={action.error?.field("/role")}
          />
          {role === "centre_member" && (
            <CentreChoice
              value={centre}
              onChange={(next) => put({ centre: next })}
              error={action.error?.field("/centreId")}
            />
          )}
          <ProblemAlert error={action.error} />
          <Group justify="flex-end">
            <Button type="submit" loading={action.isPending}>
              {say("sendInvitation")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

interface CentreProps {
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
  readonly error: string | undefined;
}

function CentreChoice({ value, onChange, error }: CentreProps) {
  const say = useText(officeTexts);
  const { slug } = useSeller();
  const { data } = useAnswer("GET /v1/sellers/{seller}/centres", { params: { seller: slug } });
  return (
    <Select
      label={say("centre")}
      required
      data={(data?.items ?? []).map((one) => ({ value: one.id, label: one.name }))}
      value={value}
      onChange={onChange}
      error={error}
    />
  );
}
