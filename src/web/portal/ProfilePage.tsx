import { Button, Group, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import type { Answer } from "../../api/contract/index.ts";
import { useAction, useAnswer } from "../data.ts";
import { useFormat } from "../format.ts";
import { useMe, useSeller } from "../session.ts";
import { useText } from "../text.ts";
import { portalTexts } from "../texts/portal/index.ts";
import { shared } from "../texts/shared/index.ts";
import { AddressForm } from "../ui/AddressForm.tsx";
import { AddressText } from "../ui/AddressText.tsx";
import { LoadingRows } from "../ui/LoadingPage.tsx";
import { PageHeader } from "../ui/PageHeader.tsx";
import { ProblemAlert } from "../ui/ProblemAlert.tsx";
import { UndoNote } from "../ui/UndoNote.tsx";
import { forgetKept } from "../ui/use-kept.ts";
import { useUndo } from "../ui/use-undo.ts";
import classes from "./portal.module.css";

/** Who the customer is to this seller, and their addresses. */
export function ProfilePage() {
  const say = useText(portalTexts);
  const format = useFormat();
  const seller = useSeller();
  const customer = useMe()?.customer;
  return (
    <>
      <PageHeader title={say("profileTitle")} lead={say("profileLead", { seller: seller.name })} place={seller.name} />
      <Stack gap="xl">
        {customer ? (
          <dl className={classes["facts"]}>
            <dt>{say("profileName")}</dt>
            <dd>{customer.name}</dd>
            <dt>{say("profileKind")}</dt>
            <dd>{say(customer.kind === "business" ? "profileBusiness" : "profileConsumer")}</dd>
            <dt>{say("profileEmail")}</dt>
            <dd>{customer.email}</dd>
            <dt>{say("profilePhone")}</dt>
            <dd>{customer.phone ?? "–"}</dd>
            <dt>{say("profileCountry")}</dt>
            <dd>{customer.country ? format.country(customer.country) : "–"}</dd>
          </dl>
        ) : (
          <LoadingRows />
        )}
        <Addresses name={customer?.name ?? ""} country={customer?.country ?? ""} />
      </Stack>
    </>
  );
}

type Kept = Answer<"GET /v1/sellers/{seller}/addresses">["items"][number];

/** Where things are sent back to: added, and taken away with a moment to think better of it. */
function Addresses({ name, country }: { readonly name: string; readonly country: string }) {
  const say = useText(portalTexts);
  const word = useText(shared);
  const seller = useSeller().slug;
  const [adding, setAdding] = useState(false);
  const addresses = useAnswer("GET /v1/sellers/{seller}/addresses", { params: { seller } });
  const key = `address ${seller}`;
  const add = useAction("POST /v1/sellers/{seller}/addresses", () => {
    forgetKept(key);
    setAdding(false);
  });
  const remove = useAction("DELETE /v1/sellers/{seller}/addresses/{address}");
  const removing = useUndo<Kept>(({ id }) => remove.mutateAsync({ params: { seller, address: id } }));
  const kept = addresses.data?.items.filter(({ id }) => id !== removing.leaving?.id);
  return (
    <section>
      <Group justify="space-between" mb="sm">
        <Title order={2}>{say("addresses")}</Title>
        {!adding && (
          <Button variant="default" leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setAdding(true)}>
            {say("addressAdd")}
          </Button>
        )}
      </Group>
      <Stack>
        {adding && (
          <div className={classes["card"]}>
            <AddressForm
              keep={key}
              name={name}
              country={country}
              action={say("addressAdd")}
              busy={add.isPending}
              error={add.error}
              onCancel={() => setAdding(false)}
              onDone={(address) => add.mutate({ params: { seller }, body: { address } })}
            />
          </div>
        )}
        {addresses.isPending && <LoadingRows rows={1} height={96} />}
        <ProblemAlert error={addresses.error ?? remove.error} />
        {removing.waiting && (
          <UndoNote
            text={word("removed", { what: removing.waiting.address.name })}
            onUndo={() => void removing.undo()}
          />
        )}
        {kept?.length === 0 && !removing.waiting && !adding && <Text c="dimmed">{say("addressesNone")}</Text>}
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          {kept?.map((one) => (
            <div key={one.id} className={classes["card"]}>
              <AddressText address={one.address} />
              <Button
                mt="xs"
                variant="subtle"
                color="red"
                size="compact-sm"
                aria-label={say("addressRemove", { name: one.address.name })}
                onClick={() => removing.ask(one)}
              >
                {word("remove")}
              </Button>
            </div>
          ))}
        </SimpleGrid>
      </Stack>
    </section>
  );
}
