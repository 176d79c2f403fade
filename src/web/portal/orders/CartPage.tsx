import { Group, Stack, Text, Title } from "@mantine/core";
import { IconShoppingCart } from "@tabler/icons-react";
import { getRouteApi } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import type { Answer, Body } from "../../../api/contract/index.ts";
import { useAction, useAnswer } from "../../data.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { shopTexts } from "../../texts/shop/index.ts";
import { ActionButton } from "../../ui/ActionBar.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { LoadingRows } from "../../ui/LoadingPage.tsx";
import { ButtonLink, TextLink } from "../../ui/links.tsx";
import { MoneyText } from "../../ui/Money.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import classes from "../portal.module.css";
import { CartAddress } from "./CartAddress.tsx";
import { CartLines } from "./CartLines.tsx";
import { CartWishes } from "./CartWishes.tsx";
import { AskPerson, LegalNotice } from "./LegalNotice.tsx";

const route = getRouteApi("/$seller/my/frame/cart");
export type Cart = NonNullable<Answer<"GET /v1/sellers/{seller}/cart">["cart"]>;
/** Changes what is in the cart; what is left out stays. */
export type ChangeCart = (change: Body<"PUT /v1/sellers/{seller}/cart">) => void;

/** The cart: what is in it, where it goes, how it travels and is paid, and the way to submit it. */
export function CartPage() {
  const say = useText(shopTexts);
  const seller = useSeller();
  const adding = useAdding();
  const { data, error, refetch } = useAnswer("GET /v1/sellers/{seller}/cart", { params: { seller: seller.slug } });
  const cart = data?.cart;
  const filled = cart && cart.lines.length > 0;
  return (
    <>
      <PageHeader
        title={say("cart")}
        lead={filled ? say("cartLead") : undefined}
        place={seller.name}
        actions={
          filled && (
            <TextLink to="/$seller/shop" params={{ seller: seller.slug }}>
              {say("goOn")}
            </TextLink>
          )
        }
      />
      <Stack gap="md">
        <ProblemAlert error={adding} />
        <ProblemAlert error={error} onRetry={() => void refetch()} />
        {!data && !error && <LoadingRows rows={3} height={96} />}
        {filled && <FilledCart cart={cart} reload={refetch} />}
        {data && !filled && (
          <EmptyState
            icon={<IconShoppingCart size={24} />}
            title={say("cartEmpty")}
            text={say("cartEmptyText")}
            action={
              <ButtonLink to="/$seller/shop" params={{ seller: seller.slug }}>
                {say("toShop")}
              </ButtonLink>
            }
          />
        )}
      </Stack>
    </>
  );
}

/** Puts the product of the address into the cart, once, and takes it out of the address. Gives what went wrong. */
function useAdding() {
  const seller = useSeller().slug;
  const { add, quantity = 1 } = route.useSearch();
  const navigate = route.useNavigate();
  const done = () => void navigate({ search: {}, replace: true });
  const put = useAction("POST /v1/sellers/{seller}/cart/lines", done);
  const taken = useRef<string | null>(null);
  useEffect(() => {
    if (!add || taken.current === add) return;
    taken.current = add;
    put.mutate({ params: { seller }, body: { productId: add, quantity } }, { onError: done });
  });
  return put.error;
}

function FilledCart({ cart, reload }: { readonly cart: Cart; readonly reload: () => Promise<unknown> }) {
  const seller = useSeller().slug;
  const save = useAction("PUT /v1/sellers/{seller}/cart");
  const change: ChangeCart = (body) => save.mutate({ params: { seller }, body });
  return (
    <Stack gap="lg">
      <ProblemAlert error={save.error} />
      <CartLines cart={cart} change={change} busy={save.isPending} />
      <CartAddress cart={cart} change={change} busy={save.isPending} />
      <CartWishes cart={cart} change={change} />
      <LegalNotice cart={cart} />
      <Submit cart={cart} reload={reload} />
    </Stack>
  );
}

function Submit({ cart, reload }: { readonly cart: Cart; readonly reload: () => Promise<unknown> }) {
  const say = useText(shopTexts);
  const seller = useSeller().slug;
  const navigate = route.useNavigate();
  const submit = useAction("POST /v1/sellers/{seller}/cart/submission", ({ number }) =>
    navigate({ to: "/$seller/my/orders/$number", params: { seller, number: number ?? "" } }),
  );
  const ability = cart.abilities["order.submit"];
  const barred = submit.error?.details.code.startsWith("destination_") ?? false;
  return (
    <section className={classes["card"]} aria-label={say("total")}>
      <Stack gap="sm">
        <Sum label={say("goods")}>
          <MoneyText money={cart.goods} />
        </Sum>
        <Sum label={say("freight")}>
          <Text c="dimmed" size="sm">
            {say("freightLater")}
          </Text>
        </Sum>
        <ProblemAlert error={submit.error} />
        {barred && cart.address && <AskPerson kind="barred" address={cart.address} />}
        {ability && !ability.allowed && <Text size="sm">{ability.reason}</Text>}
        <ActionButton
          main
          action={{
            key: "submit",
            label: say("submit"),
            ability,
            busy: submit.isPending,
            // Whatever was refused, the cart may be another by now: it is submitted again as it stands.
            onAct: () =>
              submit.mutate({ params: { seller }, body: { goods: cart.goods } }, { onError: () => void reload() }),
          }}
        />
      </Stack>
    </section>
  );
}

function Sum({ label, children }: { readonly label: string; readonly children: React.ReactNode }) {
  return (
    <Group justify="space-between" align="baseline">
      <Title order={2} size="h4">
        {label}
      </Title>
      {children}
    </Group>
  );
}
