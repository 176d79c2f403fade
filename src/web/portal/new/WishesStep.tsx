import { Button, Checkbox, Group, NativeSelect, Radio, Stack, Text } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { call, newKey } from "../../client.ts";
import { type Claim, useAnswer } from "../../data.ts";
import { useMe, useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { portalTexts } from "../../texts/portal/index.ts";
import type { Address } from "../../ui/AddressFields.tsx";
import { AddressForm } from "../../ui/AddressForm.tsx";
import { AddressText } from "../../ui/AddressText.tsx";
import { ClauseChip } from "../../ui/ClauseChip.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { forgetKept } from "../../ui/use-kept.ts";
import { addressWord } from "../claim/address-word.ts";
import classes from "../portal.module.css";
import { ContentsFields } from "./ContentsFields.tsx";
import { type Draft, goesOut, useShown } from "./draft.ts";
import { StepNav, type StepProps } from "./step.tsx";

/** How the customer wants it: the same machine, old parts, and where it goes afterwards. */
export function WishesStep({ draft, onNext, onBack }: StepProps) {
  const say = useText(portalTexts);
  const place = useRef<HTMLDivElement>(null);
  const goesOn = useRef(false);
  const [missing, setMissing] = useState(false);
  const next = () => {
    const form = place.current?.querySelector("form");
    // An address that was typed and not taken over yet must not be lost on the way.
    goesOn.current = true;
    if (form) return form.requestSubmit();
    const enough = draft.claim.returnAddress !== null || !goesOut(draft.claim);
    setMissing(!enough);
    return enough ? onNext() : undefined;
  };
  const comesIn = draft.claim.lines.some((line) => line.comesIn);
  if (!goesOut(draft.claim)) {
    return (
      <>
        <EmptyState icon={<IconCircleCheck size={24} />} title={say("wishesNone")} text={say("wishesNoneText")} />
        <StepNav onNext={next} onBack={onBack} />
      </>
    );
  }
  return (
    <Stack gap="lg">
      <Preference draft={draft} />
      {comesIn && repaired.includes(draft.claim.kind) && (
        <Stack gap="sm">
          <WishBox draft={draft} wish="keepOriginal" label={say("wishKeep")} />
          <WishBox draft={draft} wish="returnReplacedParts" label={say("wishParts")} />
        </Stack>
      )}
      {comesIn && <ContentsFields draft={draft} />}
      <div ref={place}>
        <ReturnAddress draft={draft} onUsed={() => goesOn.current && onNext()} />
      </div>
      <CarrierWish draft={draft} />
      <StepNav onNext={next} onBack={onBack}>
        {missing && !draft.claim.returnAddress && (
          <Text role="alert" c="var(--mantine-color-error)" size="sm">
            {say("reviewNoAddress")}
          </Text>
        )}
      </StepNav>
    </Stack>
  );
}

interface WishBoxProps {
  readonly draft: Draft;
  readonly wish: "keepOriginal" | "returnReplacedParts";
  readonly label: string;
}

/** A wish for all units of the claim. */
function WishBox({ draft, wish, label }: WishBoxProps) {
  const { lines } = draft.claim;
  const [shown, show] = useShown(lines.every((line) => line[wish]));
  return (
    <Checkbox
      label={label}
      checked={shown}
      onChange={(event) => {
        const { checked } = event.currentTarget;
        const ids = lines.map((line) => line.id);
        show(checked, draft.editLines(ids, { [wish]: checked }));
      }}
    />
  );
}

/** Which of the policy's carriers brings it back; asked only where the policy names some. */
function CarrierWish({ draft }: { readonly draft: Draft }) {
  const say = useText(portalTexts);
  const { allowed, wished, clause } = draft.claim.carriers;
  const [shown, show] = useShown(wished ?? "");
  if (!allowed) return null;
  return (
    <NativeSelect
      label={say("wishCarrier")}
      description={
        <Group gap={6} component="span">
          <Text span inherit>
            {say("wishCarrierHint")}
          </Text>
          {clause && <ClauseChip clause={clause} />}
        </Group>
      }
      inputWrapperOrder={["label", "input", "description", "error"]}
      maw={360}
      value={shown}
      data={[{ value: "", label: say("wishAnyCarrier") }, ...allowed.map((each) => ({ value: each, label: each }))]}
      onChange={(event) => {
        const { value } = event.currentTarget;
        show(value, draft.edit({ returnCarrier: value || null }));
      }}
    />
  );
}

/** Kinds in which the very machine may be repaired. */
const repaired: readonly string[] = ["fault", "doa", "loose_heat_sink"];

/** Where the policy leaves a choice, which way the customer would rather go; the desk has the last word. */
function Preference({ draft }: { readonly draft: Draft }) {
  const say = useText(portalTexts);
  const { lines } = draft.claim;
  const [first] = lines;
  const [shown, show] = useShown<string>(first?.preferredRemedy ?? "");
  if (!first || first.choices.length === 0) return null;
  const ids = lines.map((line) => line.id);
  return (
    <Radio.Group
      label={say("wishPreferred")}
      description={say("wishPreferredHint")}
      value={shown}
      onChange={(kind) => show(kind, draft.editLines(ids, { preferredRemedy: kind as Wish }))}
    >
      <Stack gap="xs" mt="xs">
        {first.choices.map(({ kind, label }) => (
          <Radio key={kind} value={kind} label={label} />
        ))}
      </Stack>
    </Radio.Group>
  );
}

type Wish = NonNullable<Claim["lines"][number]["preferredRemedy"]>;

function ReturnAddress({ draft, onUsed }: { readonly draft: Draft; readonly onUsed: () => unknown }) {
  const say = useText(portalTexts);
  const seller = useSeller().slug;
  const customer = useMe()?.customer;
  const saved = useAnswer("GET /v1/sellers/{seller}/addresses", { params: { seller } });
  const [entering, setEntering] = useState(false);
  const [keeping, setKeeping] = useState(true);
  const items = saved.data?.items ?? [];
  const word = addressWord(draft.claim);
  const form = entering || (saved.isSuccess && items.length === 0 && !draft.claim.returnAddress);
  const key = `return address ${draft.claim.id}`;
  const use = async (address: Address) => {
    await draft.edit({ returnAddress: address });
    if (!(await draft.settled())) return;
    forgetKept(key);
    setEntering(false);
    if (keeping && form) {
      await call("POST /v1/sellers/{seller}/addresses", {
        params: { seller },
        body: { address },
        idempotencyKey: newKey(),
      })
        .then(() => saved.refetch())
        .catch(() => undefined);
    }
    if (form) onUsed();
  };
  return (
    <div>
      <Text fw={600}>{say(word)}</Text>
      <Text size="sm" c="dimmed" mb="xs">
        {say(word === "sendAddress" ? "sendLead" : "wishesLead")} {say("addressLocked")}
      </Text>
      {!form && <Choices claim={draft.claim} items={items} onUse={(address) => void use(address)} />}
      {form ? (
        <div className={classes["card"]}>
          <Stack>
            <AddressForm
              keep={key}
              name={customer?.name ?? ""}
              country={customer?.country ?? ""}
              withKind
              action={say("addressUse")}
              busy={draft.saving}
              error={null}
              {...(items.length > 0 || draft.claim.returnAddress ? { onCancel: () => setEntering(false) } : {})}
              onDone={(address) => void use(address)}
            />
            <Checkbox
              label={say("addressSave")}
              checked={keeping}
              onChange={(event) => setKeeping(event.currentTarget.checked)}
            />
          </Stack>
        </div>
      ) : (
        <Button mt="sm" variant="default" onClick={() => setEntering(true)}>
          {say("addressNew")}
        </Button>
      )}
    </div>
  );
}

interface ChoicesProps {
  readonly claim: Claim;
  readonly items: readonly { id: string; address: Address }[];
  readonly onUse: (address: Address) => void;
}

function Choices({ claim, items, onUse }: ChoicesProps) {
  const say = useText(portalTexts);
  const present = claim.returnAddress;
  const same = (address: Address) => JSON.stringify(address) === JSON.stringify(present);
  const chosen = items.find(({ address }) => same(address));
  const all = present && !chosen ? [{ id: "present", address: present }, ...items] : items;
  return (
    <Radio.Group
      aria-label={say("addressPick")}
      value={present ? (chosen?.id ?? "present") : ""}
      onChange={(id) => {
        const picked = all.find((item) => item.id === id);
        if (picked) onUse(picked.address);
      }}
    >
      <Stack gap="xs">
        {all.map(({ id, address }) => (
          <Radio.Card key={id} value={id} p="sm" radius="md">
            <Group gap="sm" wrap="nowrap" align="flex-start">
              <Radio.Indicator mt={4} />
              <AddressText address={address} />
            </Group>
          </Radio.Card>
        ))}
      </Stack>
    </Radio.Group>
  );
}
