import { useText } from "../../text.ts";
import { policyTexts } from "../../texts/console-policies/index.ts";
import classes from "./policies.module.css";

const examples = [
  { key: "compare", code: 'claim.kind = "fault"' },
  { key: "list", code: 'purchase.channel in ("official", "authorized")' },
  { key: "dates", code: 'delivery.deliveredOn <= delivery.shippedOn + duration("P10D")' },
  { key: "between", code: "claim.reportedOn in [delivery.deliveredOn .. asOf]" },
  { key: "logic", code: "finding.altered and not(evidence.modificationApproval)" },
  { key: "if", code: "if purchase.preorder then delivery.deliveredOn else delivery.shippedOn" },
] as const;

/** Conditions by example, folded away until asked for. */
export function ConditionHelp() {
  const say = useText(policyTexts);
  return (
    <details className={classes["help"]}>
      <summary>{say("conditions")}</summary>
      <p>{say("conditionsHelp")}</p>
      <dl>
        {examples.map(({ key, code }) => (
          <div key={key}>
            <dt>
              <code className="mono">{code}</code>
            </dt>
            <dd>{say(`feel.${key}`)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
