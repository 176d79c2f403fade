import { Group, NumberInput, Radio, Select, Stack, Text } from "@mantine/core";
import type { Body } from "../../../api/contract/index.ts";
import { minorDigits } from "../../../core/money.ts";
import type { Claim } from "../../data.ts";
import { useFormat } from "../../format.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { decisionTexts } from "../../texts/decision/index.ts";

type Override = Body<"POST /v1/sellers/{seller}/claims/{claim}/lines/{line}/override">;

/** What is given instead, as the form holds it; `amount` in major units as typed. */
export interface RemedyChoice {
  readonly verdict: Override["verdict"];
  readonly kind: Override["remedy"]["kind"];
  readonly charge: "free" | "quoted";
  readonly amount: number | "";
}

/** The choice that a form begins with. */
export const firstChoice: RemedyChoice = { verdict: "covered", kind: "repair", charge: "free", amount: "" };

const kinds = ["repair", "replace", "reissue", "refund", "spare_part", "return_unrepaired", "none"] as const;

interface Props {
  readonly claim: Claim;
  readonly choice: RemedyChoice;
  readonly onChoose: (choice: RemedyChoice) => void;
  readonly amountError?: string | undefined;
}

/** Verdict, remedy, its cost and amount; what goes beyond the reader's role says so before they try. */
export function RemedyFields({ claim, choice, onChoose, amountError }: Props) {
  const say = useText(decisionTexts);
  const { currency } = useSeller();
  const own = claim.goodwill?.remedies ?? [];
  const put = (part: Partial<RemedyChoice>) => onChoose({ ...choice, ...part });
  return (
    <Stack gap="sm">
      <LimitText claim={claim} />
      <Radio.Group
        label={say("overrideVerdict")}
        value={choice.verdict}
        onChange={(verdict) => put({ verdict: verdict as RemedyChoice["verdict"] })}
      >
        <Group mt={6}>
          <Radio value="covered" label={say("verdictCovered")} />
          <Radio value="not_covered" label={say("verdictNotCovered")} />
        </Group>
      </Radio.Group>
      <Select
        label={say("overrideRemedy")}
        allowDeselect={false}
        data={kinds.map((kind) => {
          const remedy = say(`remedy.${kind}`);
          return { value: kind, label: own.includes(kind) ? remedy : say("beyondRole", { remedy }) };
        })}
        value={choice.kind}
        onChange={(kind) => put({ kind: (kind ?? choice.kind) as RemedyChoice["kind"] })}
      />
      {(choice.kind === "repair" || choice.kind === "spare_part") && (
        <Radio.Group
          label={say("overrideCharge")}
          value={choice.charge}
          onChange={(charge) => put({ charge: charge as RemedyChoice["charge"] })}
        >
          <Group mt={6}>
            <Radio value="free" label={say("charge.free")} />
            <Radio value="quoted" label={say("charge.quoted")} />
          </Group>
        </Radio.Group>
      )}
      {choice.kind === "refund" && (
        <NumberInput
          label={say("overrideAmount", { currency })}
          min={0}
          decimalScale={minorDigits(currency)}
          hideControls
          value={choice.amount}
          error={amountError}
          onChange={(typed) => put({ amount: typed === "" ? "" : Number(typed) })}
        />
      )}
    </Stack>
  );
}

function LimitText({ claim: { goodwill } }: { readonly claim: Claim }) {
  const say = useText(decisionTexts);
  const format = useFormat();
  if (!goodwill) return null;
  const words = goodwill.remedies
    .filter((kind) => kind !== "none")
    .map((kind) =>
      kind === "refund" && goodwill.refund
        ? say("overrideUpTo", { amount: format.money(goodwill.refund) })
        : say(`remedy.${kind}`),
    );
  return (
    <Text size="sm" c="dimmed">
      {say("overrideLimit", { remedies: words.join(", ") })}
    </Text>
  );
}

/** The choice as the API takes it. */
export function overrideOf(choice: RemedyChoice, currency: string): Pick<Override, "verdict" | "remedy"> {
  const { verdict, kind, charge, amount } = choice;
  const charged = kind === "repair" || kind === "spare_part" ? charge : "none";
  const minor = Math.round(Number(amount) * 10 ** minorDigits(currency));
  return { verdict, remedy: { kind, charge: charged, amount: kind === "refund" ? { amount: minor, currency } : null } };
}
