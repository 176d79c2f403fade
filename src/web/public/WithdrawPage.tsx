import { Alert, Button, Checkbox, Group, NumberInput, Stack, Text, TextInput } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import type { Answer } from "../../api/contract/index.ts";
import { useAction } from "../data.ts";
import { useFormat } from "../format.ts";
import { useSeller } from "../session.ts";
import { useText } from "../text.ts";
import { connectTexts } from "../texts/connect/index.ts";
import { ClauseChip } from "../ui/ClauseChip.tsx";
import { PageHeader } from "../ui/PageHeader.tsx";
import { ProblemAlert } from "../ui/ProblemAlert.tsx";
import { forgetKept, useKept, useKeptFields } from "../ui/use-kept.ts";
import classes from "./public.module.css";

type Found = Answer<"POST /v1/sellers/{seller}/withdrawal-lookups">;
type Notice = Answer<"POST /v1/sellers/{seller}/withdrawals/{withdrawal}/confirmation">;

interface Statement {
  readonly number: string;
  readonly email: string;
  readonly name: string;
  readonly contactEmail: string;
  readonly lines: readonly { readonly lineId: string; readonly quantity: number }[];
}

/** The online withdrawal function: find the order, state what is withdrawn from, then confirm. Nobody has to sign in. */
export function WithdrawPage() {
  const say = useText(connectTexts);
  const seller = useSeller();
  const [asked, setAsked, forget] = useKept(`withdraw ${seller.slug}`, { number: "", email: "" }, "tab");
  const [found, setFound] = useState<Found | null>(null);
  const [stated, setStated] = useState<{ id: string; token: string; statement: Statement } | null>(null);
  const [notice, setNotice] = useState<Notice | null>(null);
  return (
    <div className={classes["narrow"]}>
      <PageHeader title={say("withdrawTitle")} lead={say("withdrawLead")} place={seller.name} />
      <div className={classes["card"]}>
        {notice ? (
          <Done notice={notice} />
        ) : stated && found ? (
          <Confirm
            found={found}
            stated={stated}
            onBack={() => setStated(null)}
            onDone={(told) => {
              forget();
              forgetKept(`withdraw ${seller.slug} ${found.number}`, "tab");
              setNotice(told);
            }}
          />
        ) : found ? (
          <State found={found} email={asked.email} onStated={setStated} onBack={() => setFound(null)} />
        ) : (
          <Find asked={asked} onAsked={setAsked} onFound={setFound} />
        )}
      </div>
    </div>
  );
}

interface FindProps {
  readonly asked: { readonly number: string; readonly email: string };
  readonly onAsked: (asked: { number: string; email: string }) => void;
  readonly onFound: (found: Found) => void;
}

function Find({ asked, onAsked, onFound }: FindProps) {
  const say = useText(connectTexts);
  const seller = useSeller().slug;
  const find = useAction("POST /v1/sellers/{seller}/withdrawal-lookups", onFound);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    find.mutate({ params: { seller }, body: asked });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput
          label={say("withdrawNumber")}
          placeholder="O-2026-000123"
          autoCapitalize="characters"
          required
          value={asked.number}
          error={find.error?.field("/number")}
          onChange={(event) => onAsked({ ...asked, number: event.currentTarget.value })}
        />
        <TextInput
          type="email"
          autoComplete="email"
          label={say("withdrawEmail")}
          required
          value={asked.email}
          error={find.error?.field("/email")}
          onChange={(event) => onAsked({ ...asked, email: event.currentTarget.value })}
        />
        <ProblemAlert error={find.error} />
        <Button type="submit" loading={find.isPending}>
          {say("withdrawFind")}
        </Button>
      </Stack>
    </form>
  );
}

interface StateProps {
  readonly found: Found;
  readonly email: string;
  readonly onStated: (stated: { id: string; token: string; statement: Statement }) => void;
  readonly onBack: () => void;
}

function State({ found, email, onStated, onBack }: StateProps) {
  const say = useText(connectTexts);
  const format = useFormat();
  const seller = useSeller().slug;
  const open = found.lines.filter(({ left }) => left > 0);
  const [{ name, contactEmail, taken }, put] = useKeptFields(
    `withdraw ${seller} ${found.number}`,
    {
      name: found.name,
      contactEmail: email,
      taken: Object.fromEntries(open.map(({ lineId, left }) => [lineId, left])) as Readonly<Record<string, number>>,
    },
    "tab",
  );
  const lines = open.flatMap(({ lineId }) => {
    const quantity = taken[lineId] ?? 0;
    return quantity > 0 ? [{ lineId, quantity }] : [];
  });
  const statement: Statement = { number: found.number, email, name, contactEmail, lines };
  const state = useAction("POST /v1/sellers/{seller}/withdrawals", (answer) => onStated({ ...answer, statement }));
  if (!found.open) return <Closed found={found} onBack={onBack} />;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    state.mutate({ params: { seller }, body: { ...statement, lines } });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text>
          {found.lastDay ? say("withdrawUntil", { day: format.day(found.lastDay) }) : say("withdrawNotYet")}{" "}
          {found.clauses.map((clause) => (
            <ClauseChip key={clause.id} clause={clause} />
          ))}
        </Text>
        <fieldset className="unstyled-list">
          <legend>{say("withdrawLines")}</legend>
          <Stack gap="xs">
            {open.map(({ lineId, title, left }) => (
              <Group key={lineId} justify="space-between" wrap="nowrap">
                <Checkbox
                  label={title}
                  checked={(taken[lineId] ?? 0) > 0}
                  onChange={(event) => put({ taken: { ...taken, [lineId]: event.currentTarget.checked ? left : 0 } })}
                />
                {left > 1 && (
                  <NumberInput
                    aria-label={say("withdrawQuantity", { title })}
                    w={88}
                    min={0}
                    max={left}
                    allowDecimal={false}
                    value={taken[lineId] ?? 0}
                    onChange={(value) => put({ taken: { ...taken, [lineId]: Number(value) || 0 } })}
                  />
                )}
              </Group>
            ))}
          </Stack>
        </fieldset>
        <TextInput
          label={say("withdrawName")}
          autoComplete="name"
          required
          value={name}
          error={state.error?.field("/name")}
          onChange={(event) => put({ name: event.currentTarget.value })}
        />
        <TextInput
          type="email"
          label={say("withdrawContact")}
          autoComplete="email"
          required
          value={contactEmail}
          error={state.error?.field("/contactEmail")}
          onChange={(event) => put({ contactEmail: event.currentTarget.value })}
        />
        <ProblemAlert error={state.error} />
        <Group>
          <Button type="submit" loading={state.isPending} disabled={lines.length === 0}>
            {say("withdrawState")}
          </Button>
          <Button variant="subtle" color="gray" onClick={onBack}>
            {say("withdrawBack")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Closed({ found, onBack }: { readonly found: Found; readonly onBack: () => void }) {
  const say = useText(connectTexts);
  return (
    <Stack>
      <Alert variant="light" color="gray" role="status" title={found.reason ?? ""}>
        {found.next}
      </Alert>
      <div>
        {found.clauses.map((clause) => (
          <ClauseChip key={clause.id} clause={clause} />
        ))}
      </div>
      <div>
        <Button variant="default" onClick={onBack}>
          {say("withdrawBack")}
        </Button>
      </div>
    </Stack>
  );
}

interface ConfirmProps {
  readonly found: Found;
  readonly stated: { readonly id: string; readonly token: string; readonly statement: Statement };
  readonly onBack: () => void;
  readonly onDone: (notice: Notice) => void;
}

function Confirm({ found, stated: { id, token, statement }, onBack, onDone }: ConfirmProps) {
  const say = useText(connectTexts);
  const seller = useSeller().slug;
  const confirm = useAction("POST /v1/sellers/{seller}/withdrawals/{withdrawal}/confirmation", onDone);
  const titleOf = (lineId: string) => found.lines.find((line) => line.lineId === lineId)?.title ?? "";
  return (
    <Stack>
      <Text fw={600}>{say("withdrawCheck")}</Text>
      <Text>{say("withdrawStatement", { name: statement.name, number: statement.number })}</Text>
      <ul>
        {statement.lines.map(({ lineId, quantity }) => (
          <li key={lineId}>
            {quantity} × {titleOf(lineId)}
          </li>
        ))}
      </ul>
      <Text size="sm">{say("withdrawMailTo", { email: statement.contactEmail })}</Text>
      <Text size="sm" c="dimmed">
        {say(found.customerPaysReturn ? "withdrawYouPay" : "withdrawWePay")}
      </Text>
      <ProblemAlert error={confirm.error} />
      <Group>
        <Button
          loading={confirm.isPending}
          onClick={() => confirm.mutate({ params: { seller, withdrawal: id }, body: { token } })}
        >
          {say("withdrawConfirm")}
        </Button>
        <Button variant="subtle" color="gray" onClick={onBack}>
          {say("withdrawBack")}
        </Button>
      </Group>
    </Stack>
  );
}

function Done({ notice }: { readonly notice: Notice }) {
  const say = useText(connectTexts);
  const format = useFormat();
  return (
    <Stack>
      <Alert
        variant="light"
        color="green"
        icon={<IconCircleCheck aria-hidden />}
        role="status"
        title={say("withdrawDone")}
      >
        {say("withdrawDoneAt", { number: notice.number, when: format.instant(notice.confirmedAt) })}
      </Alert>
      {notice.refundBy && <Text>{say("withdrawRefundBy", { day: format.day(notice.refundBy) })}</Text>}
      {notice.sendBackBy && (
        <Text>
          {say("withdrawSendBy", { day: format.day(notice.sendBackBy) })}{" "}
          {say(notice.customerPaysReturn ? "withdrawYouPay" : "withdrawWePay")}
        </Text>
      )}
      <Text size="sm">{say("withdrawMailed", { email: notice.email })}</Text>
      <div>
        <Button component="a" variant="default" href={notice.acknowledgement}>
          {say("withdrawPdf")}
        </Button>
      </div>
    </Stack>
  );
}
