import { Button, Group, Text } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import type { Answer } from "../../../api/contract/index.ts";
import { useAction, useAnswer } from "../../data.ts";
import { useFormat } from "../../format.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { consoleTexts } from "../../texts/console/index.ts";
import { consoleShopTexts } from "../../texts/console-shop/index.ts";
import { workTexts } from "../../texts/console-work/index.ts";
import { ActionButton } from "../../ui/ActionBar.tsx";
import { type Column, DenseTable } from "../../ui/DenseTable.tsx";
import { LoadingRows } from "../../ui/LoadingPage.tsx";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import { PageHead } from "../PageHead.tsx";
import { SettingsSection } from "../SettingsForm.tsx";
import { forgetStock, StockDialog } from "../StockDialog.tsx";
import { changeOf, draftOf, type Product } from "./draft.ts";
import { ProductFields } from "./ProductFields.tsx";
import { ProductPhotos } from "./ProductPhotos.tsx";

const route = getRouteApi("/$seller/console/products/$product");

/** One product: its words, terms and customs facts, and why its stock is what it is. */
export function ProductPage() {
  const say = useText(consoleShopTexts);
  const { slug: seller } = useSeller();
  const { product } = route.useParams();
  const { data, error, refetch } = useAnswer("GET /v1/sellers/{seller}/products/{product}", {
    params: { seller, product },
  });
  return (
    <>
      <PageHead title={data ? say("editProduct", { code: data.code }) : say("title")}>
        {data && <StockButtons product={data} />}
      </PageHead>
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {!data && !error && <LoadingRows rows={8} height={48} />}
      {data && (
        <>
          <EditForm product={data} />
          <ProductPhotos product={data} />
          <Movements product={data} />
        </>
      )}
    </>
  );
}

function EditForm({ product }: { readonly product: Product }) {
  const say = useText(consoleShopTexts);
  const sayConsole = useText(consoleTexts);
  const { slug: seller, currency } = useSeller();
  const [draft, setDraft] = useState(() => draftOf(product));
  // Of what this page read or wrote last: what others write meanwhile is to be refused, not overwritten.
  const [etag, setEtag] = useState(product.etag);
  const save = useAction("PATCH /v1/sellers/{seller}/products/{product}", (saved) => setEtag(saved.etag));
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    const params = { seller, product: product.id };
    save.mutate({ params, ifMatch: etag, body: changeOf(draft, currency) });
  };
  const overtaken = save.error?.details.code === "changed_meanwhile";
  const ability = product.abilities["product.manage"];
  return (
    <form onSubmit={submit} onChange={() => save.reset()}>
      <Text>
        {product.manufacturer ? `${product.manufacturer} ${product.name}` : product.name}
        {" · "}
        {product.categoryText}
      </Text>
      <ProductFields draft={draft} set={(part) => setDraft((before) => ({ ...before, ...part }))} error={save.error} />
      <ProblemAlert error={save.error} />
      <Group gap="sm" mt="md">
        <ActionButton
          main
          action={{
            key: "save",
            label: say("saveProduct"),
            busy: save.isPending,
            ability,
            onAct: () => submit(),
          }}
        />
        {overtaken && (
          <Button variant="default" onClick={() => setEtag(product.etag)}>
            {sayConsole("changedKept")}
          </Button>
        )}
        <Text size="sm" c="dimmed" role="status">
          {save.isSuccess && say("productSaved")}
        </Text>
      </Group>
    </form>
  );
}

function StockButtons({ product }: { readonly product: Product }) {
  const sayWork = useText(workTexts);
  const { slug: seller } = useSeller();
  const [reason, setReason] = useState<"received" | "counted" | null>(null);
  const action = useAction("POST /v1/sellers/{seller}/products/{product}/movements", () => {
    if (reason) forgetStock(product.id, { reason });
    setReason(null);
  });
  const ability = product.abilities["product.stock"];
  return (
    <>
      {(["received", "counted"] as const).map((key) => (
        <ActionButton
          key={key}
          action={{ key, label: sayWork(`stock.${key}`), ability, onAct: () => setReason(key) }}
        />
      ))}
      {reason && (
        <StockDialog
          of={product.id}
          name={product.title}
          stock={product.stock}
          reason={reason}
          busy={action.isPending}
          error={action.error}
          onClose={() => setReason(null)}
          onConfirm={(body) => action.mutate({ params: { seller, product: product.id }, body })}
        />
      )}
    </>
  );
}

type Movement = Answer<"GET /v1/sellers/{seller}/products/{product}/movements">["items"][number];

function Movements({ product }: { readonly product: Product }) {
  const say = useText(consoleShopTexts);
  const format = useFormat();
  const { slug: seller } = useSeller();
  const { data, error, refetch } = useAnswer("GET /v1/sellers/{seller}/products/{product}/movements", {
    params: { seller, product: product.id },
  });
  const columns: Column<Movement>[] = [
    { key: "at", label: say("when"), cell: (row) => format.instant(row.at) },
    { key: "reason", label: say("movement"), cell: (row) => say(`movement.${row.reason}`) },
    {
      key: "quantity",
      label: say("quantity"),
      align: "right",
      cell: (row) => `${row.quantity > 0 ? "+" : "−"}${format.number(Math.abs(row.quantity))}`,
    },
    { key: "who", label: say("who"), from: 480, cell: (row) => row.byName },
    { key: "note", label: say("note"), from: 640, cell: (row) => row.note },
  ];
  return (
    <SettingsSection title={`${say("movements")}: ${format.number(product.stock)}`}>
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {data?.items.length === 0 && <Text c="dimmed">{say("noMovements")}</Text>}
      {data && data.items.length > 0 && (
        <DenseTable label={say("movements")} columns={columns} rows={data.items} rowKey={(row) => row.id} />
      )}
    </SettingsSection>
  );
}
