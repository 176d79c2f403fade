import { Group, NumberInput, SegmentedControl, Select, SimpleGrid, TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import type { FormEvent } from "react";
import type { Problem } from "../../client.ts";
import { useAction, useAnswer } from "../../data.ts";
import { useMe, useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { officeTexts } from "../../texts/console-office/index.ts";
import { consoleShopTexts } from "../../texts/console-shop/index.ts";
import { ActionButton } from "../../ui/ActionBar.tsx";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import { useKeptFields } from "../../ui/use-kept.ts";
import { PageHead } from "../PageHead.tsx";
import { SettingsSection } from "../SettingsForm.tsx";
import { changeOf, draftOf, type Kind, kinds } from "./draft.ts";
import { ProductFields } from "./ProductFields.tsx";

interface What {
  readonly code: string;
  readonly of: "model" | "part";
  readonly manufacturer: string;
  readonly name: string;
  readonly category: Kind | null;
  readonly partId: string | null;
  readonly stock: number | string;
}

const nothing: What = {
  code: "",
  of: "model",
  manufacturer: "",
  name: "",
  category: null,
  partId: null,
  stock: 0,
};

/** Offers a model or a part for the first time. */
export function NewProductPage() {
  const say = useText(consoleShopTexts);
  const { slug, currency } = useSeller();
  const me = useMe();
  const navigate = useNavigate();
  const [what, change, forgetWhat] = useKeptFields(`product.add ${slug}`, nothing);
  const [draft, put, forgetDraft] = useKeptFields(`product.add draft ${slug}`, draftOf(null));
  const add = useAction("POST /v1/sellers/{seller}/products", ({ id }) => {
    forgetWhat();
    forgetDraft();
    return navigate({ to: "/$seller/console/products/$product", params: { seller: slug, product: id } });
  });
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    const { code, manufacturer, name, category, partId, stock } = what;
    const of =
      what.of === "part"
        ? ({ kind: "part", partId: partId ?? "" } as const)
        : ({ kind: "model", manufacturer, name, category } as const);
    const body = { ...changeOf(draft, currency), code, of, stock: Number(stock) || 0 };
    add.mutate({ params: { seller: slug }, body });
  };
  return (
    <form onSubmit={submit}>
      <PageHead title={say("newProduct")} />
      <ProductFields
        draft={draft}
        set={put}
        error={add.error}
        first={<WhatFields what={what} change={change} error={add.error} />}
        stock={
          what.of === "model" && (
            <NumberInput
              label={say("firstStock")}
              min={0}
              max={1_000_000}
              allowDecimal={false}
              value={what.stock}
              onChange={(stock) => change({ stock })}
              error={add.error?.field("/stock")}
            />
          )
        }
      />
      <ProblemAlert error={add.error} />
      <Group mt="md">
        <ActionButton
          main
          action={{
            key: "save",
            label: say("saveProduct"),
            busy: add.isPending,
            ability: me?.abilities["product.manage"],
            onAct: () => submit(),
          }}
        />
      </Group>
    </form>
  );
}

interface WhatProps {
  readonly what: What;
  readonly change: (part: Partial<What>) => void;
  readonly error: Problem | null;
}

function WhatFields({ what, change, error }: WhatProps) {
  const say = useText(consoleShopTexts);
  return (
    <SettingsSection title={say("what")}>
      <TextInput
        required
        data-autofocus
        label={say("code")}
        description={say("codeHint")}
        classNames={{ input: "mono" }}
        maxLength={60}
        value={what.code}
        onChange={(event) => change({ code: event.currentTarget.value })}
        error={error?.field("/code")}
      />
      <SegmentedControl
        aria-label={say("what")}
        data={(["model", "part"] as const).map((value) => ({ value, label: say(`what.${value}`) }))}
        value={what.of}
        onChange={(of) => change({ of: of === "part" ? "part" : "model" })}
      />
      {what.of === "part" ? (
        <PartChoice value={what.partId} onChange={(partId) => change({ partId })} error={error?.field("/of/partId")} />
      ) : (
        <ModelFields what={what} change={change} error={error} />
      )}
    </SettingsSection>
  );
}

function ModelFields({ what, change, error }: WhatProps) {
  const say = useText(consoleShopTexts);
  const sayOffice = useText(officeTexts);
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      <TextInput
        required
        label={say("maker")}
        maxLength={100}
        value={what.manufacturer}
        onChange={(event) => change({ manufacturer: event.currentTarget.value })}
        error={error?.field("/of/manufacturer")}
      />
      <TextInput
        required
        label={say("model")}
        description={say("modelHint")}
        inputWrapperOrder={["label", "input", "description", "error"]}
        maxLength={200}
        value={what.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
        error={error?.field("/of/name")}
      />
      <Select
        label={say("kind")}
        description={say("kindHint")}
        inputWrapperOrder={["label", "input", "description", "error"]}
        clearable
        data={kinds.map((value) => ({ value, label: sayOffice(`category.${value}`) }))}
        value={what.category}
        onChange={(next) => change({ category: kinds.find((kind) => kind === next) ?? null })}
      />
    </SimpleGrid>
  );
}

interface PartProps {
  readonly value: string | null;
  readonly onChange: (partId: string | null) => void;
  readonly error: string | undefined;
}

function PartChoice({ value, onChange, error }: PartProps) {
  const say = useText(consoleShopTexts);
  const { slug } = useSeller();
  const { data } = useAnswer("GET /v1/sellers/{seller}/parts", { params: { seller: slug }, query: {} });
  return (
    <Select
      required
      searchable
      label={say("part")}
      description={say("partHint")}
      data={(data?.items ?? []).map((part) => ({ value: part.id, label: `${part.code} · ${part.name}` }))}
      value={value}
      onChange={onChange}
      error={error}
    />
  );
}
