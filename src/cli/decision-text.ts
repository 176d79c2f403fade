import type { Locale } from "../core/locale.ts";
import type { CompiledPolicy, Decision } from "../policy/index.ts";

/** A decision as a person reads it at a terminal. */
export function decisionText(policy: CompiledPolicy, decision: Decision, locale: Locale): string {
  const say = words[locale];
  const lines = [
    `${policy.pack.title[locale]} · ${decision.version} · ${decision.asOf}`,
    "",
    say.verdict[decision.verdict],
  ];
  const { startsOn, endsOn, testedOn } = decision.warranty;
  if (startsOn && endsOn) lines.push(`${startsOn} – ${endsOn} (${say.tested} ${testedOn})`);
  section(
    lines,
    say.reasons,
    decision.reasons.map((each) => `${each.clause}  ${each.text}`),
  );
  section(
    lines,
    say.missing,
    decision.missing.map(({ fact }) => `${policy.facts.get(fact)?.question[locale] ?? fact} (${fact})`),
  );
  const money = (each: Decision["remedies"][number]) =>
    each.amount ? ` ${each.amount.amount} ${each.amount.currency}` : "";
  section(
    lines,
    say.remedies,
    decision.remedies.map(
      (each) =>
        `${say.kind[each.kind]} · ${say.charge[each.charge]}${money(each)} · ${say.opens[each.opens]}  [${each.clauses.join(", ")}]`,
    ),
  );
  const payer = (who: "customer" | "seller" | null) => (who ? say.payer[who] : say.open);
  section(
    lines,
    say.freight,
    decision.freight.clauses.length > 0
      ? [`${say.inbound}: ${payer(decision.freight.inbound)}; ${say.outbound}: ${payer(decision.freight.outbound)}`]
      : [],
  );
  section(
    lines,
    say.evidence,
    decision.evidence.missing.map((name) => policy.facts.get(`evidence.${name}`)?.label[locale] ?? name),
  );
  section(
    lines,
    say.dates,
    [...decision.deadlines, ...decision.serviceLevels].map(
      (each) => `${each.dueOn}  ${each.name}  [${each.clauses.join(", ")}]`,
    ),
  );
  section(
    lines,
    say.notices,
    decision.notices.map((each) => `${each.clause}  ${each.text}`),
  );
  return `${lines.join("\n")}\n\n${decision.digest}\n`;
}

function section(lines: string[], title: string, entries: readonly string[]): void {
  if (entries.length > 0) lines.push("", title, ...entries.map((each) => `  ${each}`));
}

const words = {
  en: {
    verdict: {
      covered: "Covered.",
      not_covered: "Not covered.",
      provisional: "Covered so far; the inspection decides.",
      undetermined: "Not decided yet: something must be supplied first.",
    },
    tested: "tested on",
    reasons: "Why",
    missing: "Still to be known",
    remedies: "What is offered",
    freight: "Freight",
    inbound: "the way in",
    outbound: "the way back",
    evidence: "Evidence still needed",
    dates: "Dates",
    notices: "Please note",
    open: "not known yet",
    payer: { customer: "the customer pays", seller: "the seller pays" },
    kind: {
      repair: "Repair",
      replace: "Replacement",
      reissue: "Sent again",
      refund: "Refund",
      spare_part: "Spare part",
      return_unrepaired: "Returned unrepaired",
      none: "Nothing",
    },
    charge: { free: "free of charge", quoted: "against a quote", none: "no charge" },
    opens: {
      now: "now",
      after_evidence: "once the evidence is there",
      after_arrival: "once it has arrived",
      after_inspection: "after the inspection",
    },
  },
  es: {
    verdict: {
      covered: "Cubierto.",
      not_covered: "No cubierto.",
      provisional: "Cubierto hasta ahora; decide la inspección.",
      undetermined: "Sin decidir: primero hay que aportar algo.",
    },
    tested: "comprobado el",
    reasons: "Por qué",
    missing: "Falta saber",
    remedies: "Qué se ofrece",
    freight: "Porte",
    inbound: "ida",
    outbound: "vuelta",
    evidence: "Pruebas que faltan",
    dates: "Fechas",
    notices: "Tenga en cuenta",
    open: "aún no se sabe",
    payer: { customer: "paga el cliente", seller: "paga el vendedor" },
    kind: {
      repair: "Reparación",
      replace: "Reemplazo",
      reissue: "Nuevo envío",
      refund: "Reembolso",
      spare_part: "Pieza de repuesto",
      return_unrepaired: "Devolución sin reparar",
      none: "Nada",
    },
    charge: { free: "gratis", quoted: "según presupuesto", none: "sin coste" },
    opens: {
      now: "ya",
      after_evidence: "cuando estén las pruebas",
      after_arrival: "cuando haya llegado",
      after_inspection: "tras la inspección",
    },
  },
  zh: {
    verdict: {
      covered: "在保修范围内。",
      not_covered: "不在保修范围内。",
      provisional: "目前在保;以检测结果为准。",
      undetermined: "尚未决定:需先补充信息。",
    },
    tested: "核对日期",
    reasons: "理由",
    missing: "尚待查明",
    remedies: "可提供",
    freight: "运费",
    inbound: "寄来",
    outbound: "寄回",
    evidence: "尚缺的凭证",
    dates: "日期",
    notices: "请注意",
    open: "尚不确定",
    payer: { customer: "由客户承担", seller: "由卖家承担" },
    kind: {
      repair: "维修",
      replace: "更换",
      reissue: "补寄",
      refund: "退款",
      spare_part: "备件",
      return_unrepaired: "不维修退回",
      none: "无",
    },
    charge: { free: "免费", quoted: "按报价收费", none: "不收费" },
    opens: { now: "现在", after_evidence: "凭证齐全后", after_arrival: "到达后", after_inspection: "检测后" },
  },
} as const;
