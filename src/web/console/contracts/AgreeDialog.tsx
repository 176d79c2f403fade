import { Select, Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import type { Answer } from "../../../api/contract/index.ts";
import { useAction, useAnswer } from "../../data.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { policyTexts } from "../../texts/console-policies/index.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { useKeptFields } from "../../ui/use-kept.ts";

interface Props {
  readonly offered: Answer<"GET /v1/sellers/{seller}/contracts">["offered"];
  readonly onClose: () => void;
}

/** Agrees on a contract with a customer, who is found by the beginning of their name or address. */
export function AgreeDialog({ offered, onClose }: Props) {
  const say = useText(policyTexts);
  const { slug } = useSeller();
  const [{ customer, policy }, put, forget] = useKeptFields(`contract.agree ${slug}`, {
    customer: null as Chosen | null,
    policy: offered.length === 1 ? (offered[0]?.policy ?? null) : null,
  });
  const [tried, setTried] = useState(false);
  const action = useAction("POST /v1/sellers/{seller}/contracts", () => {
    forget();
    onClose();
  });
  const terms = offered.find((one) => one.policy === policy);
  const agree = () => {
    setTried(true);
    if (customer && policy) action.mutate({ params: { seller: slug }, body: { customerId: customer.value, policy } });
  };
  return (
    <ConfirmDialog
      opened
      title={say("agreeContract")}
      verb={say("agreeContract")}
      busy={action.isPending}
      error={action.error}
      onConfirm={agree}
      onClose={onClose}
    >
      <CustomerChoice
        value={customer}
        error={tried && !customer ? say("customerNeeded") : action.error?.field("/customerId")}
        onChange={(next) => put({ customer: next })}
      />
      <Select
        label={say("contract")}
        required
        data={offered.map((one) => ({ value: one.policy, label: one.name }))}
        value={policy}
        onChange={(next) => put({ policy: next })}
        error={tried && !policy ? say("contractNeeded") : action.error?.field("/policy")}
      />
      <Text size="sm" c="dimmed">
        {say("agreeContractHelp", { above: terms?.above ?? "" })}
      </Text>
    </ConfirmDialog>
  );
}

/** A customer as the field shows them. */
interface Chosen {
  readonly value: string;
  readonly label: string;
}

interface ChoiceProps {
  readonly value: Chosen | null;
  readonly error: string | undefined;
  readonly onChange: (chosen: Chosen | null) => void;
}

function CustomerChoice({ value, error, onChange }: ChoiceProps) {
  const say = useText(policyTexts);
  const { slug } = useSeller();
  const [typed, setTyped] = useState(value?.label ?? "");
  const [q] = useDebouncedValue(typed.trim(), 200);
  // What was chosen stands in the field, and is nothing to search for.
  const query = { limit: 6, ...(q && q !== value?.label ? { q } : {}) };
  const { data } = useAnswer("GET /v1/sellers/{seller}/customers", { params: { seller: slug }, query });
  const found = (data?.items ?? []).map(({ id, name, email }) => ({ value: id, label: `${name} · ${email}` }));
  const others = value && !found.some((each) => each.value === value.value) ? [value] : [];
  return (
    <Select
      data-autofocus
      label={say("customer")}
      description={say("customerHint")}
      required
      searchable
      searchValue={typed}
      onSearchChange={setTyped}
      filter={({ options }) => options}
      maxDropdownHeight={420}
      nothingFoundMessage={data && say("noCustomer")}
      data={[...others, ...found]}
      value={value?.value ?? null}
      error={error}
      onChange={(_, option) => onChange(option && { value: option.value, label: option.label })}
    />
  );
}
