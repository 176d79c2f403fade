import type { Translation } from "../../text.ts";
import type { texts as english } from "./en.ts";

/** 中文。 */
export const texts: Translation<typeof english> = {
  proposed: "建议",
  score: "{score, number} / 100 分",
  parting: "一家或多家中心",
  together: "全部寄往一家",
  apart: "逐台选择",
  unfit: "{count, plural, other {# 家不适合的中心}}",
  why: "为何不选 {name}？",
  whyHint: "记入申请历史；客户看不到。",
  each: "各申请的建议中心",
  declined: "{centre} 拒绝承接 {serial}",
  elsewhere: "将 {serial} 改派其他中心",
  elsewhereAsk: "改派其他中心",
  elsewhereVerb: "改派",
  elsewhereHint: "系统会邮件通知客户，新寄件单在申请页面。",
  centre: "维修中心",
  decline: "拒绝承接 {serial}",
  declineVerb: "拒绝承接",
  declineHint: "在卖家改派其他中心之前，设备仍归属贵中心；此次拒绝计入评分。",
  reason: "原因",
  whyThis: "建议其他中心时，为何选择此中心",
};
