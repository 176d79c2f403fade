import { Group, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { useForm } from "react-hook-form";
import type { Answer } from "../../api/contract/index.ts";
import { useAction, useAnswer } from "../data.ts";
import { useMe, useSeller } from "../session.ts";
import { useText } from "../text.ts";
import { connectTexts } from "../texts/connect/index.ts";
import { consoleTexts } from "../texts/console/index.ts";
import { ActionButton } from "../ui/ActionBar.tsx";
import { type AddressDraft, AddressFields, addressDraft, addressOf } from "../ui/AddressFields.tsx";
import { LoadingRows } from "../ui/LoadingPage.tsx";
import { ProblemAlert } from "../ui/ProblemAlert.tsx";
import classes from "./console.module.css";

type Settings = Answer<"GET /v1/sellers/{seller}/invoice-settings">;

/** Who the seller is on its invoices: registered name, address, tax number. */
export function InvoiceSettings() {
  const say = useText(connectTexts);
  const me = useMe();
  const reads = me?.abilities["paymentSettings.read"]?.allowed ?? false;
  return reads ? (
    <section>
      <h2 className={classes["subTitle"]}>{say("invoices")}</h2>
      <div className={`surface ${classes["settings"]}`}>
        <Loaded />
      </div>
    </section>
  ) : null;
}

function Loaded() {
  const seller = useSeller().slug;
  const { data, error, refetch } = useAnswer("GET /v1/sellers/{seller}/invoice-settings", { params: { seller } });
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  return data ? <IssuerForm settings={data} /> : <LoadingRows rows={3} height={64} />;
}

function IssuerForm({ settings }: { readonly settings: Settings }) {
  const say = useText(connectTexts);
  const sayConsole = useText(consoleTexts);
  const seller = useSeller();
  // Of what this page read or wrote last: what others write meanwhile is to be refused, not overwritten.
  const [etag, setEtag] = useState(settings.etag);
  const [legalName, setName] = useState(settings.legalName);
  const [taxId, setTaxId] = useState(settings.taxId);
  const [note, setNote] = useState(settings.note);
  const form = useForm<AddressDraft>({ defaultValues: draftOf(settings) });
  const save = useAction("PUT /v1/sellers/{seller}/invoice-settings", (saved) => setEtag(saved.etag));
  const submit = form.handleSubmit((draft) => {
    const given = draft.line1.trim() !== "" || draft.city.trim() !== "" || draft.country !== "";
    const address = given ? { ...addressOf(draft), name: draft.name.trim() || legalName } : null;
    save.mutate({ params: { seller: seller.slug }, ifMatch: etag, body: { legalName, address, taxId, note } });
  });
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="sm">
        <Text c="dimmed">{say("invoicesHint")}</Text>
        <TextInput
          label={say("legalName")}
          required
          maxLength={200}
          value={legalName}
          error={save.error?.field("/legalName")}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label={say("taxNumber")}
          maxLength={50}
          value={taxId}
          error={save.error?.field("/taxId")}
          onChange={(event) => setTaxId(event.currentTarget.value)}
        />
        <AddressFields form={form} error={save.error} at="/address" of="centre" />
        <Textarea
          label={say("invoiceNote")}
          autosize
          minRows={2}
          maxLength={1000}
          value={note}
          error={save.error?.field("/note")}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <ProblemAlert error={save.error} />
        <Group gap="sm">
          <ActionButton
            main
            action={{
              key: "save",
              label: sayConsole("save"),
              busy: save.isPending,
              ability: settings.abilities["paymentSettings.edit"],
              onAct: () => void submit(),
            }}
          />
          <Text size="sm" c="dimmed" role="status">
            {save.isSuccess && sayConsole("saved")}
          </Text>
        </Group>
      </Stack>
    </form>
  );
}

function draftOf({ address, legalName }: Settings): AddressDraft {
  if (!address) return addressDraft({ name: legalName });
  const { lines, ...known } = address;
  const [line1 = "", ...others] = lines;
  return addressDraft({ ...known, line1, line2: others.join(", ") });
}
