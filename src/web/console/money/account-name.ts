import { useText } from "../../text.ts";
import { moneyTexts } from "../../texts/money/index.ts";

const ofs = [
  "bank_transfer",
  "card",
  "paypal",
  "part",
  "labour",
  "goods",
  "freight",
  "spare_part",
  "express",
  "other",
  "purchase",
  "payment",
  "depreciation",
  "customs",
] as const;
const plain = [
  "receivable",
  "overpaid",
  "refunds_payable",
  "tax",
  "centres_payable",
  "suppliers",
  "recovered",
] as const;
const divided = ["cash", "revenue", "refunds", "deductions", "centres"] as const;

/** What people call an account such as `revenue:labour`; as it is where it has no name. */
export function useAccountName(): (account: string) => string {
  const say = useText(moneyTexts);
  return (account) => {
    const [group = "", of = ""] = account.split(":");
    const whole = plain.find((one) => one === group);
    if (whole) return say(`account.${whole}`);
    const [named, part] = [divided.find((one) => one === group), ofs.find((one) => one === of)];
    return named && part ? say(`account.${named}`, { of: say(`of.${part}`) }) : account;
  };
}
