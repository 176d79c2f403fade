import { Button, Group, Radio, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useAction, useAnswer } from "../../data.ts";
import { useFormat } from "../../format.ts";
import { useMe, useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { shopTexts } from "../../texts/shop/index.ts";
import type { Address } from "../../ui/AddressFields.tsx";
import { AddressForm } from "../../ui/AddressForm.tsx";
import { AddressText } from "../../ui/AddressText.tsx";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import { forgetKept } from "../../ui/use-kept.ts";
import classes from "../portal.module.css";
import type { Cart, ChangeCart } from "./CartPage.tsx";

interface Props {
  readonly cart: Cart;
  readonly change: ChangeCart;
  readonly busy: boolean;
}

/** Where the order goes: an address of the customer's book, or a new one. */
export function CartAddress({ cart, change, busy }: Props) {
  const say = useText(shopTexts);
  const { slug: seller } = useSeller();
  const { data, error, refetch } = useAnswer("GET /v1/sellers/{seller}/addresses", { params: { seller } });
  const [adding, setAdding] = useState(false);
  const items = data?.items ?? [];
  const chosen = items.find(({ address }) => same(address, cart.address))?.id ?? "";
  const open = adding || (data !== undefined && items.length === 0 && !cart.address);
  return (
    <section className={classes["card"]}>
      <Stack gap="sm">
        <Title order={2} size="h4">
          {say("where")}
        </Title>
        <ProblemAlert error={error} onRetry={() => void refetch()} />
        {cart.address && !chosen && <AddressText address={cart.address} />}
        {items.length > 0 && !open && (
          <Radio.Group
            aria-label={say("chooseAddress")}
            value={chosen}
            onChange={(id) => change({ address: items.find((item) => item.id === id)?.address ?? null })}
          >
            <Stack gap="sm">
              {items.map(({ id, address }) => (
                <Radio key={id} value={id} label={<AddressLine address={address} />} />
              ))}
            </Stack>
          </Radio.Group>
        )}
        {open ? (
          <NewAddress
            busy={busy}
            onCancel={() => setAdding(false)}
            onDone={(address) => {
              setAdding(false);
              change({ address });
            }}
          />
        ) : (
          <Group>
            <Button variant="default" onClick={() => setAdding(true)}>
              {say("newAddress")}
            </Button>
          </Group>
        )}
      </Stack>
    </section>
  );
}

function AddressLine({ address }: { readonly address: Address }) {
  const format = useFormat();
  const town = [address.postcode, address.city, address.region].filter(Boolean).join(" ");
  return (
    <Text span size="sm">
      {[address.name, ...address.lines, town, format.country(address.country)].filter(Boolean).join(", ")}
    </Text>
  );
}

function NewAddress({
  busy,
  onCancel,
  onDone,
}: {
  busy: boolean;
  onCancel: () => void;
  onDone: (of: Address) => void;
}) {
  const say = useText(shopTexts);
  const { slug: seller } = useSeller();
  const me = useMe();
  const key = `cart address ${seller}`;
  const add = useAction("POST /v1/sellers/{seller}/addresses", ({ address }) => {
    forgetKept(key);
    onDone(address);
  });
  return (
    <AddressForm
      keep={key}
      name={me?.customer?.name ?? ""}
      country={me?.customer?.country ?? ""}
      action={say("useAddress")}
      busy={busy || add.isPending}
      error={add.error}
      onCancel={onCancel}
      onDone={(address) => add.mutate({ params: { seller }, body: { address } })}
    />
  );
}

function same(one: Address, other: Cart["address"]): boolean {
  if (!other) return false;
  const key = ({ name, lines, city, region, postcode, country, phone, kind }: Address) =>
    JSON.stringify([name, lines, city, region, postcode, country, phone, kind]);
  return key(one) === key(other);
}
