import { Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { useForm } from "react-hook-form";
import type { Answer } from "../../api/contract/index.ts";
import { useAction } from "../data.ts";
import { useSeller } from "../session.ts";
import { useText } from "../text.ts";
import { connectTexts } from "../texts/connect/index.ts";
import { type AddressDraft, AddressFields, addressDraft, addressOf } from "../ui/AddressFields.tsx";

import { Settings, SettingsForm } from "./SettingsForm.tsx";

type Issuer = Answer<"GET /v1/sellers/{seller}/invoice-settings">;

/** Who the seller is on its invoices: registered name, address, tax number. */
export function InvoiceSettings() {
  const say = useText(connectTexts);
  return (
    <Settings
      title={say("invoices")}
      hint={say("invoicesHint")}
      from="GET /v1/sellers/{seller}/invoice-settings"
      read="paymentSettings.read"
    >
      {(settings) => <IssuerForm settings={settings} />}
    </Settings>
  );
}

function IssuerForm({ settings }: { readonly settings: Issuer }) {
  const say = useText(connectTexts);
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
    <SettingsForm save={save} ability={settings.abilities["paymentSettings.edit"]} onSubmit={() => void submit()}>
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
    </SettingsForm>
  );
}

function draftOf({ address, legalName }: Issuer): AddressDraft {
  if (!address) return addressDraft({ name: legalName });
  const { lines, ...known } = address;
  const [line1 = "", ...others] = lines;
  return addressDraft({ ...known, line1, line2: others.join(", ") });
}
