import type { Translation } from "../../text.ts";
import type { texts as english } from "./en.ts";

export const texts: Translation<typeof english> = {
  name: "姓名",
  centreName: "维修中心名称",
  lines: "街道和门牌号",
  line2: "单元、楼层、公司",
  city: "城市",
  region: "省或州",
  postcode: "邮政编码",
  country: "国家或地区",
  phone: "电话",
  kind: "地点类型",
  street: "街道地址",
  pickup: "自提点",
  required: "请填写此项。",
};
