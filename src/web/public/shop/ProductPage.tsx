import { Alert, Group, NumberInput, Stack, Text, Title } from "@mantine/core";
import { IconShoppingCart } from "@tabler/icons-react";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import type { Answer } from "../../../api/contract/index.ts";
import { useAnswer } from "../../data.ts";
import { useFormat } from "../../format.ts";
import { isStaff, useMe, useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { shopTexts } from "../../texts/shop/index.ts";
import { ActionButton } from "../../ui/ActionBar.tsx";
import { ClauseChips } from "../../ui/ClauseChip.tsx";
import { LoadingRows } from "../../ui/LoadingPage.tsx";
import { ButtonLink, TextLink } from "../../ui/links.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import { Gallery } from "./Gallery.tsx";
import { GoesTo, Price, useGoesTo } from "./Price.tsx";
import { StockMark } from "./StockMark.tsx";
import classes from "./shop.module.css";

const route = getRouteApi("/$seller/public/shop/$product");
type Product = Answer<"GET /v1/sellers/{seller}/products/{product}">;

/** One product: its photos and words, what it costs, when it ships, and the way into the cart. */
export function ProductPage() {
  const say = useText(shopTexts);
  const seller = useSeller();
  const { product } = route.useParams();
  const search = route.useSearch();
  const to = useGoesTo(search.to);
  const { data, error, refetch } = useAnswer("GET /v1/sellers/{seller}/products/{product}", {
    params: { seller: seller.slug, product },
    query: to ? { country: to } : {},
  });
  const back = (
    <TextLink to="/$seller/shop" params={{ seller: seller.slug }} search={search} size="sm">
      {say("allProducts")}
    </TextLink>
  );
  return (
    <>
      <PageHeader title={data?.title ?? say("shop")} back={back} place={seller.name} />
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {!data && !error && <LoadingRows rows={3} height={120} />}
      {data && (
        <Stack gap="xl">
          <div className={classes["offer"]}>
            {data.photos.length > 0 && <Gallery photos={data.photos} />}
            <Buy product={data} to={to} />
          </div>
          {data.about && (
            <section>
              <Title order={2} mb="xs">
                {say("aboutProduct")}
              </Title>
              <Text className={classes["words"] ?? ""}>{data.about}</Text>
            </section>
          )}
          <Facts product={data} />
        </Stack>
      )}
    </>
  );
}

function Buy({ product, to }: { readonly product: Product; readonly to: string | undefined }) {
  const navigate = route.useNavigate();
  const say = useText(shopTexts);
  const format = useFormat();
  const { slug: seller } = useSeller();
  const me = useMe();
  const [quantity, setQuantity] = useState<number | string>(1);
  const sold = product.stock === 0 && product.restockDays === null;
  const pieces = Math.max(1, Math.round(Number(quantity)) || 1);
  const ability = me?.abilities["order.edit"];
  return (
    <Stack gap="sm" className={classes["buy"] ?? ""}>
      <Price product={product} large />
      <Text size="sm" c="dimmed">
        {say(product.tax ? "beforeFreight" : to ? "beforeFreightNoTax" : "beforeTax")}
      </Text>
      <Group maw={320}>
        <GoesTo
          value={to}
          onChange={(country) =>
            void navigate({ search: country ? { to: country } : {}, replace: true, resetScroll: false })
          }
        />
      </Group>
      <Group gap="sm">
        <StockMark product={product} />
      </Group>
      {product.promise && (
        <Group gap="xs">
          <Text size="sm">{say("shipsBy", { day: format.day(product.promise.shipsBy) })}</Text>
          <ClauseChips clauses={product.promise.clauses} />
        </Group>
      )}
      {product.testNeeded && <Text size="sm">{say("tested")}</Text>}
      {!sold && (
        <Group align="flex-end" gap="sm">
          <NumberInput
            w={110}
            label={say("howMany")}
            min={1}
            max={100_000}
            allowDecimal={false}
            value={quantity}
            onChange={setQuantity}
          />
          {me && isStaff(me) ? (
            <ActionButton main action={{ key: "add", label: say("addToCart"), ability, onAct: () => undefined }} />
          ) : (
            <ButtonLink
              to="/$seller/my/cart"
              params={{ seller }}
              search={{ add: product.id, quantity: pieces }}
              leftSection={<IconShoppingCart size={18} aria-hidden />}
            >
              {say("addToCart")}
            </ButtonLink>
          )}
        </Group>
      )}
      {me && !me.person && !sold && (
        <Alert variant="light" p="xs">
          {say("signInFirst")}
        </Alert>
      )}
    </Stack>
  );
}

function Facts({ product }: { readonly product: Product }) {
  const say = useText(shopTexts);
  const format = useFormat();
  const kilograms = (grams: number) => say("kilograms", { kilograms: format.number(grams / 1000) });
  const { size } = product;
  const facts: [string, string | null][] = [
    [say("code"), product.code],
    [say("maker"), product.manufacturer],
    [say("model"), product.name],
    [say("kind"), product.categoryText],
    [say("netWeight"), product.netWeightGrams && kilograms(product.netWeightGrams)],
    [say("packedWeight"), product.packedWeightGrams && kilograms(product.packedWeightGrams)],
    [say("boxSize"), size && say("millimetres", { length: size.lengthMm, width: size.widthMm, height: size.heightMm })],
    [say("hsCode"), product.hsCode],
    [say("origin"), product.origin && format.country(product.origin)],
    [say("air"), say(`air.${product.airTransport}`)],
  ].map(([label, value]) => [label, value || null] as [string, string | null]);
  return (
    <section>
      <Title order={2} mb="xs">
        {say("facts")}
      </Title>
      <dl className={classes["facts"]}>
        {facts.map(([label, value]) =>
          value ? (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
    </section>
  );
}
