import { dayWords } from "../core/day-words.ts";
import type { Locale } from "../core/locale.ts";
import { sayMoney } from "../core/money.ts";
import type { CompiledPolicy, Decision, Explanation } from "../policy/index.ts";

/** A decision as a person reads it at a terminal: its explanation, and what follows from it. */
export function decisionText(
  policy: CompiledPolicy,
  decision: Decision,
  explanation: Explanation,
  ...[locale]: [locale: Locale]
): string {
  const say = words[locale];
  const lines = [
    `${explanation.title} · ${decision.version} · ${dayWords(decision.asOf, locale)}`,
    "",
    `${explanation.verdict}${say.stop}`,
  ];
  if (explanation.until) lines.push(explanation.until);
  section(lines, say.reasons, explanation.reasons.flatMap(saidLines));
  section(lines, say.overridden, explanation.overridden.flatMap(saidLines));
  section(
    lines,
    say.missing,
    explanation.missing.map(({ fact, text }) => `${text} (${fact})`),
  );
  section(lines, say.changes, explanation.changes);
  section(
    lines,
    say.remedies,
    decision.remedies.flatMap((each) => [
      `${say.kind[each.kind]} · ${each.amount ? sayMoney(each.amount, locale) : say.charge[each.charge]} · ${say.opens[each.opens]}  [${each.clauses.join(", ")}]`,
      ...(each.deductions ?? []).map(({ percent, amount, clauses }) => {
        const share = percent === undefined ? "" : ` (${percent} %)`;
        return `    ${say.less} ${sayMoney(amount, locale)}${share}  [${clauses.join(", ")}]`;
      }),
      ...(each.mayDeduct ?? []).map(({ clauses }) => `    ${say.lessStill}  [${clauses.join(", ")}]`),
    ]),
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
      (each) => `${dayWords(each.dueOn, locale)}  ${each.name}  [${each.clauses.join(", ")}]`,
    ),
  );
  section(
    lines,
    say.notices,
    explanation.notices.map((each) => `${each.clause}  ${each.text}`),
  );
  for (const law of explanation.laws) {
    const asked = law.missing.map(({ fact, text }) => `${text} (${fact})`);
    section(lines, law.title, [
      `${law.verdict}${say.stop}`,
      ...[...law.reasons, ...law.rights].flatMap(saidLines),
      ...asked,
      law.advice,
    ]);
  }
  section(
    lines,
    say.best,
    explanation.best.map((each) => each.text),
  );
  return `${lines.join("\n")}\n\n${decision.digest}\n`;
}

function saidLines({ clause, text, source, note }: Explanation["reasons"][number]): string[] {
  return [`${clause}  ${text}  (${source})`, ...(note ? [`    ${note}`] : [])];
}

function section(lines: string[], title: string, entries: readonly string[]): void {
  if (entries.length > 0) lines.push("", title, ...entries.map((each) => `  ${each}`));
}

const words = {
  en: {
    reasons: "Why",
    overridden: "Overridden",
    changes: "What would change this",
    best: "The policy beside the law",
    missing: "Still to be known",
    remedies: "What is offered",
    freight: "Freight",
    inbound: "the way in",
    outbound: "the way back",
    evidence: "Evidence still needed",
    dates: "Dates",
    notices: "Please note",
    open: "not known yet",
    stop: ".",
    less: "already taken off:",
    lessStill: "still to be taken off: an amount that is not known yet",
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
    reasons: "Por qué",
    overridden: "Sin efecto",
    changes: "Qué lo cambiaría",
    best: "Las condiciones junto a la ley",
    missing: "Falta saber",
    remedies: "Qué se ofrece",
    freight: "Porte",
    inbound: "ida",
    outbound: "vuelta",
    evidence: "Pruebas que faltan",
    dates: "Fechas",
    notices: "Tenga en cuenta",
    open: "aún no se sabe",
    stop: ".",
    less: "ya descontado:",
    lessStill: "por descontar: un importe que aún no se sabe",
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
    reasons: "理由",
    overridden: "被取代",
    changes: "什么会改变结果",
    best: "条款与法律对照",
    missing: "尚待查明",
    remedies: "可提供",
    freight: "运费",
    inbound: "寄来",
    outbound: "寄回",
    evidence: "尚缺的凭证",
    dates: "日期",
    notices: "请注意",
    open: "尚不确定",
    stop: "。",
    less: "已扣除：",
    lessStill: "尚待扣除：金额未知",
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
