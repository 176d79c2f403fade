import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import type { Money } from "../../../core/money.ts";
import { useClaimAction } from "../../data.ts";
import { today, useFormat } from "../../format.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { moneyTexts } from "../../texts/money/index.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { useKeptFields } from "../../ui/use-kept.ts";

interface Props {
  readonly owed: { readonly id: string; readonly supplier: string; readonly recovered: Money };
  /** The claim's id. */
  readonly claim: string;
}

/** Notes that what a supplier owes is on the account. */
export function SupplierPaid(props: Props) {
  const say = useText(moneyTexts);
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button size="sm" variant="default" onClick={() => setOpened(true)}>
        {say("supplierPaid")}
      </Button>
      {opened && <PaidDialog {...props} onClose={() => setOpened(false)} />}
    </>
  );
}

function PaidDialog({ owed, claim, onClose }: Props & { readonly onClose: () => void }) {
  const say = useText(moneyTexts);
  const format = useFormat();
  const { slug } = useSeller();
  const [{ paidOn, reference }, put, forget] = useKeptFields(`supplier.paid ${owed.id}`, {
    paidOn: today() as string,
    reference: "",
  });
  const action = useClaimAction(
    "POST /v1/sellers/{seller}/claims/{claim}/supplier-claims/{supplierClaim}/payment",
    () => {
      forget();
      onClose();
    },
  );
  return (
    <ConfirmDialog
      opened
      title={say("supplierPaidTitle", { amount: format.money(owed.recovered), supplier: owed.supplier })}
      verb={say("supplierPaid")}
      busy={action.isPending}
      error={action.error}
      disabled={reference.trim() === ""}
      onClose={onClose}
      onConfirm={() =>
        action.mutate({
          params: { seller: slug, claim, supplierClaim: owed.id },
          body: { paidOn, reference: reference.trim() },
        })
      }
    >
      <TextInput
        data-autofocus
        label={say("reference")}
        maxLength={100}
        value={reference}
        error={action.error?.field("/reference")}
        onChange={(event) => put({ reference: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label={say("supplierPaidOn")}
        value={paidOn}
        max={today()}
        error={action.error?.field("/paidOn")}
        onChange={(event) => put({ paidOn: event.currentTarget.value })}
      />
    </ConfirmDialog>
  );
}
