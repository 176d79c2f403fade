import type { Translation } from "../../text.ts";
import type { texts as en } from "./en.ts";

export const texts: Translation<typeof en> = {
  found: "{good} 台设备可以加入{bad, plural, =0 {} other {，# 台不可以}}",
  looking: "正在查询 {count} 台设备…",
  wrongTitle: "以下设备无法加入",
  leaveOut: "{count, plural, other {移除这 # 台}}",
  rowOf: "第 {n} 行的序列号",
  removeRow: "移除第 {n} 行",
  more: "另有 {count} 台",
  allSerials: "全部 {count} 个序列号",
  moreVerdicts: "再显示 {count} 台设备",
  unknown: "不在我们的记录中",
  readFile: "读取文件（CSV 或 XLSX）",
  verdict_covered: "在保",
  verdict_provisional: "在保，待检测",
  verdict_undetermined: "待定",
  verdict_not_covered: "不在保",
};
