import type { Locale } from "../core/locale.ts";
import type { HandledBy, Payer, Verdict } from "./decision.ts";

/** What the two sides of a comparison are said in. */
export interface ComparedWords {
  readonly verdict: Readonly<Record<Verdict, string>>;
  readonly handledBy: Readonly<Record<HandledBy, string>>;
  readonly inbound: Readonly<Record<Payer, string>>;
  readonly outbound: Readonly<Record<Payer, string>>;
  readonly bothWays: Readonly<Record<Payer, string>>;
  readonly semicolon: string;
  readonly none: string;
  readonly noLimit: string;
  readonly open: string;
  readonly offered: string;
  readonly nothingTaken: string;
  readonly mayTake: (clause: string) => string;
  readonly between: (first: string, last: string) => string;
}

/** The words in each language. */
export const comparedWords: Readonly<Record<Locale, ComparedWords>> = {
  en: {
    verdict: {
      covered: "covered",
      provisional: "covered so far",
      undetermined: "still open",
      not_covered: "not covered",
    },
    handledBy: {
      seller: "the seller",
      manufacturer: "the manufacturer",
      other_seller: "whoever sold it",
      business_desk: "the desk for businesses",
    },
    inbound: { customer: "there: you pay", seller: "there: the seller pays" },
    outbound: { customer: "back: you pay", seller: "back: the seller pays" },
    bothWays: { customer: "both ways: you pay", seller: "both ways: the seller pays" },
    semicolon: "; ",
    none: "none",
    noLimit: "no last day",
    open: "not settled",
    offered: "offered",
    nothingTaken: "nothing is taken off",
    mayTake: (clause) => `less what is due under ${clause}`,
    between: (first, last) => `between ${first} and ${last}`,
  },
  es: {
    verdict: {
      covered: "con cobertura",
      provisional: "con cobertura por ahora",
      undetermined: "por aclarar",
      not_covered: "sin cobertura",
    },
    handledBy: {
      seller: "el vendedor",
      manufacturer: "el fabricante",
      other_seller: "quien lo vendió",
      business_desk: "la atención a empresas",
    },
    inbound: { customer: "ida: paga usted", seller: "ida: paga el vendedor" },
    outbound: { customer: "vuelta: paga usted", seller: "vuelta: paga el vendedor" },
    bothWays: { customer: "ida y vuelta: paga usted", seller: "ida y vuelta: paga el vendedor" },
    semicolon: "; ",
    none: "ninguno",
    noLimit: "sin último día",
    open: "por aclarar",
    offered: "se ofrece",
    nothingTaken: "no se descuenta nada",
    mayTake: (clause) => `menos lo que corresponda según ${clause}`,
    between: (first, last) => `entre el ${first} y el ${last}`,
  },
  zh: {
    verdict: {
      covered: "在保修范围内",
      provisional: "目前在保修范围内",
      undetermined: "尚待确定",
      not_covered: "不在保修范围内",
    },
    handledBy: {
      seller: "卖家",
      manufacturer: "制造商",
      other_seller: "原销售方",
      business_desk: "企业客户部门",
    },
    inbound: { customer: "寄来：由您支付", seller: "寄来：由卖家支付" },
    outbound: { customer: "寄回：由您支付", seller: "寄回：由卖家支付" },
    bothWays: { customer: "往返：由您支付", seller: "往返：由卖家支付" },
    semicolon: "；",
    none: "无",
    noLimit: "无截止日期",
    open: "尚待确定",
    offered: "提供",
    nothingTaken: "不作扣除",
    mayTake: (clause) => `按 ${clause} 扣除应扣金额`,
    between: (first, last) => `${first}至${last}之间`,
  },
};
