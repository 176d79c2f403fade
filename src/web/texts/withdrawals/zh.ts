/** Chinese texts of the console's withdrawals. */
export const texts = {
  settingsTitle: "消费者撤回合同",
  settingsHint: "欧盟和英国的消费者可以在当地法律规定的天数内撤回订单。修改只对今后的订单有效。",
  informs: "订单确认中告知撤回权、其条件和表格",
  informsHint: "未被告知的消费者多享有十二个月。",
  informsSince: "自 {when} 起告知。",
  informsOff: "尚未告知。",
  customerPays: "由客户承担退回运费",
  customerPaysHint: "仅限下单前已告知客户的情况，否则由您承担。",
  onlinePage: "在线撤回页面",
};
