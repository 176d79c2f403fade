import type { StaffRole } from "../../../core/actor.ts";
import type { Day } from "../../../core/day.ts";
import type { Money } from "../../../core/money.ts";
import { sayMoney } from "../../../core/money.ts";
import type { DeductionKind, Method } from "../../ledger/index.ts";
import type { RejectionCause } from "../../payments/lifecycle.ts";
import { turnAwayWords } from "../turn-away-words.ts";
import { applicationLetters } from "./application-letters.ts";
import { clockLetters } from "./clock-letters.ts";
import {
  type AccountPart,
  type Frame,
  type Given,
  type InspectionOutcome,
  type LetterFacts,
  type Letters,
  type RemedyWord,
  sayDay,
  sendTo,
} from "./letter.ts";
import { orderLetters } from "./order-letters.ts";

export const frameZh: Frame = {
  greeting: (name) => `${name}，您好：`,
  clauses: "依据条款",
  linkInWords: "如果按钮无法打开，请复制此地址：",
  closing: (seller) => `${seller} 敬上`,
  whyClaim: (seller, number) => `您收到此邮件，是因为售后申请 ${number} 使用了您的邮箱。直接回复即可联系 ${seller}。`,
  whyOrder: (seller, number) => `您收到此邮件，是因为订单 ${number} 使用了您的邮箱。直接回复即可联系 ${seller}。`,
  whyApplication: (seller, number) => `您收到此邮件是因为申请 ${number} 使用了您的邮箱。直接回复即可联系 ${seller}。`,
  whyPerson: (site) => `您收到此邮件，是因为有人在 ${site} 填写了您的邮箱。`,
};

export const lettersZh: Letters = {
  ...clockLetters.zh,
  ...orderLetters.zh,
  ...applicationLetters.zh,
  claim_submitted: ({ number, units, comesIn }) => ({
    subject: `已收到售后申请 ${number}`,
    paragraphs: [
      `我们已收到您的售后申请 ${number}，设备：${list(units)}。`,
      comesIn
        ? "接下来我们会审核，并告知是否需要寄回。在此之前请先保留设备：未经授权的包裹可能会被拒收。"
        : "接下来我们会审核，并告知您如何处理。您无需为此寄回任何物品。",
    ],
    button: "查看申请",
  }),
  information_needed: ({ number, text }) => ({
    subject: `售后申请 ${number}：请补充信息`,
    paragraphs: ["为继续处理您的申请，请告诉我们："],
    quoted: text,
    button: "回复",
  }),
  claim_authorized: ({ number, rma, places, sendBy, closesOn, note }) => ({
    subject: `售后申请 ${number}：请寄回设备，${rma}`,
    paragraphs: [
      "寄回申请已获授权。请按说明包装，在箱外写明 RMA 编号，并以可追踪的方式寄到下列地址。",
      "寄出后，请在申请页面填写快递公司和运单号。",
      ...(places.length > 1 ? ["设备需寄往不同的维修中心：请按中心分别包装，每个包裹附上各自的寄件单。"] : []),
      ...(closesOn ? [`如果到 ${day(closesOn)} 仍未收到包裹，申请将关闭，届时您可以重新提交。`] : []),
      ...(note ? [note] : []),
    ],
    figures: [["RMA 编号", rma], ...sendTo(places, "寄往", "{units} 寄往"), ...figure("最晚寄出日期", sendBy)],
    button: "包装说明和寄件单",
  }),
  unit_elsewhere: ({ number, unit, rma, address }) => ({
    subject: `售后申请 ${number}：请将 ${unit} 寄往另一家维修中心`,
    paragraphs: [
      `${unit} 改由另一家维修中心处理。如尚未寄出，请使用申请页面上的新寄件单，寄到下列地址。`,
      "如已在途，您无需操作，我们会负责转送。",
    ],
    figures: [
      ["RMA 编号", rma],
      ["寄往", address.join("\n")],
    ],
    button: "新寄件单",
  }),
  claim_resolved_remotely: ({ number, reason }) => ({
    subject: `售后申请 ${number} 已解决`,
    paragraphs: ["您的问题已解决，无需寄回。处理情况如下：", "如果问题再次出现，请在申请页面联系我们。"],
    quoted: reason,
    button: "查看申请",
  }),
  claim_rejected: ({ number, reason }) => ({
    subject: `售后申请 ${number} 未获受理`,
    paragraphs: [
      "我们无法受理此申请，原因和依据条款见下文。",
      "如有我们未考虑到的情况，请在申请页面回复，或补充后重新提交。法律赋予您的权利不受影响。",
    ],
    quoted: reason,
    button: "查看申请",
  }),
  claim_cancelled: ({ number, reason }) => ({
    subject: `售后申请 ${number} 已撤回`,
    paragraphs: ["此申请已撤回，请勿再按此申请寄送物品。", "您可以在申请页面重新提交，原有内容都会保留。"],
    ...(reason ? { quoted: reason } : {}),
    button: "查看申请",
  }),
  send_in_reminder: ({ number, rma, closesOn }) => ({
    subject: `售后申请 ${number}：尚未收到您的寄件信息`,
    paragraphs: [
      `${rma} 对应的设备应已寄出。如果已寄出，请在申请页面填写快递公司和运单号。`,
      closesOn
        ? `如果到 ${day(closesOn)} 仍未收到包裹，申请将关闭，届时您可以重新提交。`
        : "如果您不再需要寄回，可以在申请页面撤回。",
    ],
    button: "填写运单号",
  }),
  claim_expired: ({ number }) => ({
    subject: `售后申请 ${number} 已关闭：未收到包裹`,
    paragraphs: [
      "我们未在期限内收到包裹，申请已关闭。",
      "如果仍需检修，请重新提交：在申请页面点击一次，即可把全部内容复制到新申请。",
    ],
    button: "重新提交",
  }),
  parcel_received: ({ number, unit, on }) => ({
    subject: `售后申请 ${number}：${unit} 已到达`,
    paragraphs: [`${unit} 已于 ${day(on)} 到达。`, "接下来我们会进行检测，您无需任何操作。"],
    button: "跟踪申请",
  }),
  parcel_refused: ({ number, unit, reasons }) => ({
    subject: `售后申请 ${number}：装有 ${unit} 的包裹被拒收`,
    paragraphs: [`我们无法接收 ${unit}，原因如下。`, "再次寄送前，请先在申请页面联系我们。"],
    quoted: reasons.join("\n"),
    button: "查看申请",
  }),
  parcel_turned_away: ({ number, code, reason }) => ({
    subject: `售后申请 ${number}：包裹 ${code} 被拒收`,
    paragraphs: [`编号为 ${code} 的包裹到达收货处后已被退回，原因如下。`, "再次寄送前，请先在申请页面联系我们。"],
    quoted: turnAwayWords[reason].zh,
    button: "查看申请",
  }),
  inspection_done: ({ number, unit, outcome }) => ({
    subject: `售后申请 ${number}：${unit} 检测完成`,
    paragraphs: [`${unit} 已完成检测。`, outcomes[outcome]],
    button: "查看决定",
  }),
  quote_sent: ({ number, unit, quote, total, expiresOn, account }) => ({
    subject: `售后申请 ${number}：报价 ${quote}，${money(total)}`,
    paragraphs: [
      `${unit} 的维修需要付费，费用如下；在您接受之前，我们不会进行任何操作。`,
      `请在 ${day(expiresOn)} 之前（含当日）接受或拒绝。`,
    ],
    figures: [
      ["报价单", quote],
      ["合计", money(total)],
      ["有效期至", day(expiresOn)],
      ...account.map(([part, value]): [string, string] => [accountWords[part], value]),
    ],
    button: "接受或拒绝",
  }),
  payment_confirmed: ({ number, quote, amount }) => ({
    subject: `售后申请 ${number}：已收到付款`,
    paragraphs: [`我们已收到报价单 ${quote} 的款项 ${money(amount)}。`, "接下来开始维修，您无需任何操作。"],
    button: "跟踪申请",
  }),
  payment_rejected: ({ number, quote, amount, reason, cause }) => ({
    subject: `售后申请 ${number}：付款未能核对`,
    paragraphs: [
      `报价单 ${quote}（${money(amount)}）的付款凭证未能通过。${causes[cause]}原因如下：`,
      "请在申请页面重新上传付款凭证。",
    ],
    quoted: reason,
    button: "上传凭证",
  }),
  refund_approved: ({ number, unit, refund, from, by, ...sums }) => ({
    subject: `售后申请 ${number}：将退还 ${money(sums.amount)}`,
    paragraphs: [
      `我们将就 ${unit} ${ways[sums.method]}退还 ${money(sums.amount)}。`,
      `款项预计${between(from, by)}到账。汇出后您会再收到一封邮件。`,
    ],
    figures: sumUp(refund, sums),
    button: "查看申请",
  }),
  refund_sent: ({ number, refund, reference, from, by, ...sums }) => ({
    subject: `售后申请 ${number}：退款已发出`,
    paragraphs: [
      `我们已${ways[sums.method]}退还 ${money(sums.amount)}。`,
      `款项预计${between(from, by)}到账。届时如未到账，请在申请页面联系我们。`,
    ],
    figures: [
      ["退款单", refund],
      ["金额", money(sums.amount)],
      ["附言", reference],
    ],
    button: "查看申请",
  }),
  refund_failed: ({ number, refund, amount, method }) => ({
    subject: `售后申请 ${number}：退款未成功`,
    paragraphs: [
      `退款单 ${refund}（${money(amount)}，${ways[method]}）未成功。这笔款项我们仍会退还给您。`,
      "请在申请页面告诉我们您希望以何种方式收款，例如银行账户。",
    ],
    button: "联系我们",
  }),
  decision_overridden: ({ number, unit, given, reason }) => ({
    subject: `售后申请 ${number}：关于 ${unit} 的新决定`,
    paragraphs: [`关于 ${unit}，我们作出了与条款不同的决定：${gift(given)}`, "原因如下："],
    quoted: reason,
    button: "查看决定",
  }),
  appeal_filed: ({ number, unit, words }) => ({
    subject: `售后申请 ${number}：我们将重新审核 ${unit}`,
    paragraphs: [
      `我们已收到您对 ${unit} 的决定提出的复核请求。`,
      "原决定人以外的同事将阅读您补充的全部内容，并与您联系。您写道：",
    ],
    quoted: words,
    button: "查看申请",
  }),
  appeal_answered: ({ number, unit, given, answer }) => ({
    subject: `售后申请 ${number}：${unit} 已重新审核`,
    paragraphs: [
      given
        ? `另一位同事复核了关于 ${unit} 的决定，您的疑问是对的：${gift(given)}`
        : `另一位同事复核了关于 ${unit} 的决定，决定维持不变。`,
      ...(given ? [] : ["法律赋予您的权利不受影响。"]),
      "答复如下：",
    ],
    quoted: answer,
    button: "查看决定",
  }),
  repair_ready: ({ number, unit, free }) => ({
    subject: `售后申请 ${number}：${unit} 已修好`,
    paragraphs: [`${unit} 已修好并通过测试${free ? "，免费" : ""}。`, "接下来将寄回申请中的地址，届时您会收到运单号。"],
    button: "查看维修记录",
  }),
  return_shipped: ({ number, units, carrier, tracking, on, instead }) => ({
    subject: instead ? `售后申请 ${number}：已寄出` : `售后申请 ${number}：设备已寄回`,
    paragraphs: [
      instead
        ? `我们已于 ${day(on)} 寄出为您更换或补发的物品（对应：${list(units)}）。`
        : `我们已于 ${day(on)} 寄回：${list(units)}。`,
      "收到后，请在申请页面确认。",
    ],
    figures: [
      ["快递公司", carrier],
      ["运单号", tracking],
    ],
    button: "确认收货",
  }),
  remedy_decided: ({ number, units, remedy, reason }) => ({
    subject: `售后申请 ${number}：${remedySubjects[remedy]}`,
    paragraphs: [`涉及设备：${list(units)}。`, remedies[remedy]],
    ...(reason ? { quoted: reason } : {}),
    button: "查看申请",
  }),
  parcel_lost: ({ number, units, carrier, tracking, outbound }) => ({
    subject: `售后申请 ${number}：包裹丢失`,
    paragraphs: [
      `承运商丢失了装有以下设备的包裹：${list(units)}。`,
      outbound
        ? "该包裹由我们寄出：我们会与承运商处理，并告知您后续安排。"
        : "请同时向您使用的快递公司报失。我们会告知您后续安排。",
    ],
    figures: [
      ["快递公司", carrier],
      ["运单号", tracking],
    ],
    button: "查看申请",
  }),
  return_refused: ({ number, unit, dueOn }) => ({
    subject: `申请 ${number}：${unit} 已退回我处`,
    paragraphs: [
      `承运商表示 ${unit} 的退件被拒收，设备已回到维修中心。`,
      dueOn
        ? `根据您申请的条款，我们保留至 ${sayDay(dueOn, "zh")}。请在此之前告知寄送时间和地址。`
        : "请告知寄送时间和地址。",
    ],
    button: "联系我们",
  }),
  claim_closed: ({ number }) => ({
    subject: `售后申请 ${number} 已关闭`,
    paragraphs: ["此申请已全部处理完毕并关闭，历史记录保留在申请页面。"],
    button: "查看申请",
  }),
  message_received: ({ number, text }) => ({
    subject: `售后申请 ${number}：您有一条新消息`,
    paragraphs: ["我们就您的申请给您留言："],
    quoted: text,
    button: "回复",
  }),
  tracking_link: ({ number }) => ({
    subject: `售后申请 ${number} 的链接`,
    paragraphs: ["这是您的申请链接。持有链接的人都能查看并操作此申请，请勿转发。"],
    button: "打开申请",
  }),
  staff_invitation: ({ seller, role, by, expiresOn }) => ({
    subject: `${by} 邀请您加入 ${seller}`,
    paragraphs: [`${by} 邀请您以${roles[role]}身份加入 ${seller}。`, `链接只能使用一次，有效期至 ${day(expiresOn)}。`],
    button: "接受邀请",
  }),
  magic_link: ({ site }) => ({
    subject: `登录 ${site}`,
    paragraphs: ["点击链接即可登录。链接只能使用一次，很快失效。", "如果不是您本人操作，请忽略此邮件。"],
    button: "登录",
  }),
  verify_email: ({ site }) => ({
    subject: `请确认您在 ${site} 的邮箱`,
    paragraphs: ["请确认此邮箱属于您。链接只能使用一次，很快失效。", "如果不是您本人注册，请忽略此邮件。"],
    button: "确认邮箱",
  }),
  reset_password: ({ site }) => ({
    subject: `重设 ${site} 的密码`,
    paragraphs: [
      "点击链接即可设置新密码。链接只能使用一次，很快失效。",
      "如果不是您本人操作，请忽略此邮件，密码不会改变。",
    ],
    button: "设置新密码",
  }),
  address_taken: ({ site }) => ({
    subject: `您在 ${site} 已有账户`,
    paragraphs: ["有人尝试用此邮箱注册，但该邮箱已有账户。", "如果是您本人，请直接登录；如果不是，无需任何操作。"],
    button: "登录",
  }),
};

const outcomes: Readonly<Record<InspectionOutcome, string>> = {
  free_repair: "在保修范围内，我们将免费维修，您无需任何操作。",
  quote_follows: "不在免费维修范围内。您接下来会收到报价，在您接受之前，我们不会进行任何操作。",
  no_fault_found: "未发现故障，设备将寄回申请中的地址。",
  scrap: "设备无法修复，原因见下方条款；如有疑问，请在申请页面联系我们。",
  returned_unrepaired: "设备将不维修退回。",
  undecided: "后续安排请查看申请页面。",
};

const causes: Readonly<Record<RejectionCause, string>> = {
  amount: "凭证上的金额与应付金额不符。",
  currency: "凭证的币种与报价不同。",
  other_quote: "该凭证属于另一份报价。",
  unreadable: "凭证无法辨认。",
  not_arrived: "款项尚未到达我们的账户。",
  other: "",
};

const ways: Readonly<Record<Method, string>> = {
  bank_transfer: "通过银行转账",
  card: "向您的银行卡",
  paypal: "通过 PayPal ",
};

const keptWords: Readonly<Record<DeductionKind, string>> = {
  depreciation: "扣除折旧",
  customs: "扣除关税",
  freight: "扣除运费",
  other: "扣除其他",
};

const accountWords: Readonly<Record<AccountPart, string>> = {
  holder: "收款人",
  bank: "银行",
  number: "账号或 IBAN",
  code: "BIC 或银行代码",
  note: "备注",
};

const between = (from: Day, by: Day) => (from === by ? `于 ${day(by)} ` : `于 ${day(from)} 至 ${day(by)} `);

function sumUp(
  refund: string,
  sums: Pick<LetterFacts["refund_sent"], "gross" | "kept" | "amount">,
): [string, string][] {
  const kept = sums.kept.map(({ kind, percent, amount }): [string, string] => [
    percent === null ? keptWords[kind] : `${keptWords[kind]}（${percent} %）`,
    `− ${money(amount)}`,
  ]);
  return [["退款单", refund], ["金额", money(sums.gross)], ...kept, ["退还", money(sums.amount)]];
}

const roles: Readonly<Record<StaffRole, string>> = {
  support: "客服",
  receiving: "收货员",
  technician: "技术员",
  finance: "财务",
  shipping: "发货员",
  order_desk: "订单专员",
  centre_member: "维修中心成员",
  policy_manager: "政策管理员",
  administrator: "管理员",
  auditor: "审计员",
};

/** What is given, as the end of a sentence. */
function gift({ remedy, free, amount }: Given): string {
  switch (remedy) {
    case "repair":
      return free ? "我们将免费维修。" : "我们将进行维修，并先向您报价。";
    case "replace":
      return "我们将为您更换一台。";
    case "reissue":
      return "我们将重新寄出。";
    case "refund":
      return amount ? `我们将退还 ${money(amount)}。` : "我们将退款。";
    case "spare_part":
      return free ? "我们将免费提供配件。" : "我们将提供配件，并先向您报价。";
    case "return_unrepaired":
      return "设备将不维修退回。";
    case "none":
      return "我们无法提供其他处理。";
  }
}

const day = (of: Day) => sayDay(of, "zh");
const money = (of: Money) => sayMoney(of, "zh");
const list = (items: readonly string[]) => items.join("、");
const figure = (label: string, of: Day | null): [string, string][] => (of ? [[label, day(of)]] : []);

const remedySubjects: Readonly<Record<RemedyWord, string>> = {
  replace: "处理结果：更换",
  reissue: "将补发您应收到的物品",
  spare_part: "将寄出配件",
  refund: "将为您退款",
  return_unrepaired: "将原样寄回",
  none: "无法受理",
};

const remedies: Readonly<Record<RemedyWord, string>> = {
  replace: "您将收到同型号的另一台设备。剩余保修期继续有效；寄出后会通知您。",
  reissue: "我们将补发缺少的物品或正确的商品，寄出后会通知您。",
  spare_part: "我们会将配件寄往申请中的地址。",
  refund: "货款将退还给您，并按下列条款扣除应扣部分。退款发出后会通知您。",
  return_unrepaired: "设备将原样寄往申请中的地址。",
  none: "无法受理该设备的申请，理由及依据条款见下。您可在申请页面提出申诉。法律赋予您的权利不受影响。",
};
