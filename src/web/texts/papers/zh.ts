import type { Translation } from "../../text.ts";
import type { texts as en } from "./en.ts";

export const texts: Translation<typeof en> = {
  documents: "文件",
  lead: "每份文件均按申请的当前内容生成 PDF。",
  language: "文件语言",
  open: "打开{title}（PDF）",
  openOf: "打开 {serial} 的{title}（PDF）",
  opening: "正在打开",
  centre: "维修中心",
  unit: "设备",
  later: "{count, plural, other {之后还有 # 份}}",
  none: "还没有文件。",
};
