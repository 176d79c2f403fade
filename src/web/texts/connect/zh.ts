/** Chinese texts of what other systems tell. */
export const texts = {
  carrierSays: "承运商信息：{stage}",
  carrierSaysOn: "承运商信息：{stage}，{day}",
  carrierScans: "承运商的轨迹记录",
  carriers: "承运商",
  carriersHint:
    "填入密钥后，系统会定期查询运输中的包裹，寄回的包裹按承运商给出的日期确认送达。密钥加密保存，不再显示。",
  "provider.dhl": "DHL",
  "provider.track17": "17TRACK（其他承运商）",
  "providerHint.dhl": "来自 developer.dhl.com 的 Shipment Tracking – Unified。仅查询 DHL 的包裹。",
  "providerHint.track17": "来自 api.17track.net。每个单号占用一次额度。",
  accountOn: "由 {name} 于 {when} 设置。{count, plural, =0 {没有跟踪中的包裹。} other {正在跟踪 # 个包裹。}}",
  accountOff: "尚无密钥，不进行查询。",
  accountRefused: "密钥被拒绝，请重新输入。",
  accountRests: "要求在 {when} 之前暂停查询。",
  pushUrl: "接收其推送的地址（webhook）",
  carrierKey: "密钥",
  saveKey: "保存密钥",
  removeKey: "移除密钥",
};
