import type { Locale, Text } from "../../core/locale.ts";
import { fill } from "../../core/refusal.ts";
import { type NotedVerb, notedVerbs } from "../../domain/events/index.ts";
import { type Move, moveText } from "./moves.ts";

/** What of an event its sentence is made from. */
export interface ToldEvent {
  readonly verb: string;
  readonly fromStatus: string | null;
  readonly details: Readonly<Record<string, unknown>> | null;
}

/** What happened, in one sentence; it quotes the words that belong to it, such as the reason of a rejection. */
export function eventText(event: ToldEvent, locale: Locale): string {
  const verb = event.verb as Move | NotedVerb;
  const text = isNoted(verb) ? notedText[verb] : moveText[verb];
  const details = event.details ?? {};
  const further = furtherText[verb]?.[locale];
  const values = Object.fromEntries(
    Object.entries(details).filter(
      ([, value]) => typeof value === "number" || (typeof value === "string" && value !== ""),
    ),
  ) as Record<string, string | number>;
  if (!text) return event.verb;
  const more = further && namesIn(further).every((name) => name in values) ? fill(further, values) : "";
  return `${text[locale]}${more}`;
}

/** Whether an event is the house's own affair, or says again what another of the same moment says: customers and guests are not told. */
export function isInternal({ verb, fromStatus }: Pick<ToldEvent, "verb" | "fromStatus">): boolean {
  if (verb === "quote.supersede") return fromStatus === "draft";
  return internal.includes(verb);
}

const internal: readonly string[] = [
  "note.written",
  "inspection.saved",
  "quote.drafted",
  "repair.recorded",
  "claim.start",
  "work.receive",
  "work.quote",
] satisfies (NotedVerb | Move)[];

function isNoted(verb: Move | NotedVerb): verb is NotedVerb {
  return (notedVerbs as readonly string[]).includes(verb);
}

function namesIn(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string);
}

/** What was noted without moving a status. */
const notedText: Readonly<Record<NotedVerb, Text>> = {
  "claim.begun": { en: "The claim was begun.", es: "Se empezó la reclamación.", zh: "开始填写申请。" },
  "claim.edited": { en: "The claim was edited.", es: "Se modificó la reclamación.", zh: "申请内容已修改。" },
  "claim.linesAdded": { en: "Units were added.", es: "Se añadieron equipos.", zh: "已添加设备。" },
  "claim.lineRemoved": { en: "A unit was taken out.", es: "Se quitó un equipo.", zh: "已移除一台设备。" },
  "claim.refiled": {
    en: "The claim was filed again.",
    es: "La reclamación se presentó de nuevo.",
    zh: "申请已重新提交。",
  },
  "line.edited": {
    en: "What is said of the unit was edited.",
    es: "Se modificaron los datos del equipo.",
    zh: "设备信息已修改。",
  },
  "message.sent": { en: "A message was written.", es: "Se escribió un mensaje.", zh: "发送了一条消息。" },
  "note.written": {
    en: "A note among staff was written.",
    es: "Se escribió una nota interna.",
    zh: "添加了一条内部备注。",
  },
  "attachment.added": { en: "A file was added.", es: "Se añadió un archivo.", zh: "已添加文件。" },
  "deadline.missed": {
    en: "A deadline passed.",
    es: "Venció un plazo.",
    zh: "一项期限已过。",
  },
  "parcel.matched": {
    en: "A parcel that had been put aside at the dock was matched to this claim.",
    es: "Se asoció a esta reclamación un paquete que estaba apartado en recepción.",
    zh: "收货处暂存的一个包裹已匹配到此申请。",
  },
  "inspection.saved": { en: "Findings were saved.", es: "Se guardaron los hallazgos.", zh: "已保存检测记录。" },
  "inspection.completed": {
    en: "The inspection was completed and the decision made.",
    es: "Terminó la inspección y se tomó la decisión.",
    zh: "检测完成，已作出结论。",
  },
  "quote.drafted": { en: "A quote was drafted.", es: "Se preparó un presupuesto.", zh: "已起草报价。" },
  "repair.recorded": {
    en: "Work on the unit was recorded.",
    es: "Se registró el trabajo en el equipo.",
    zh: "已记录维修工作。",
  },
  "decision.overridden": {
    en: "A person decided otherwise than the policy.",
    es: "Una persona decidió de forma distinta a la política.",
    zh: "工作人员作出了与政策不同的决定。",
  },
  "appeal.filed": { en: "An appeal was filed.", es: "Se presentó un recurso.", zh: "已提出申诉。" },
  "appeal.answered": { en: "The appeal was answered.", es: "Se respondió al recurso.", zh: "申诉已答复。" },
  "repair.tested": { en: "A test was recorded.", es: "Se registró una prueba.", zh: "已记录一项测试。" },
};

const said: Text = { en: " “{reason}”", es: " «{reason}»", zh: "“{reason}”" };
const asked: Text = { en: " “{text}”", es: " «{text}»", zh: "“{text}”" };
const byCarrier: Text = {
  en: " {carrier}, {tracking}.",
  es: " {carrier}, {tracking}.",
  zh: "{carrier}，{tracking}。",
};

const byNumber: Text = { en: " {number}", es: " {number}", zh: " {number}" };

/** How a sentence goes on where the event's details hold every `{name}` of it. */
const furtherText: Readonly<Partial<Record<Move | NotedVerb, Text>>> = {
  "claim.authorize": {
    en: " Number {rmaNumber}.",
    es: " Número {rmaNumber}.",
    zh: "编号 {rmaNumber}。",
  },
  "claim.cancel": said,
  "decision.overridden": said,
  "appeal.filed": said,
  "appeal.answered": said,
  "claim.reject": said,
  "claim.resolveRemotely": said,
  "claim.requestInformation": asked,
  "claim.supplyInformation": asked,
  "claim.refiled": { en: " It goes on as {as}.", es: " Sigue como {as}.", zh: "后续编号为 {as}。" },
  "custody.sendIn": byCarrier,
  "custody.sendBack": byCarrier,
  "quote.accept": byNumber,
  "quote.supersede": byNumber,
  "quote.drafted": byNumber,
  "quote.decline": said,
  "payment.reject": said,
  "attachment.added": { en: " {fileName}", es: " {fileName}", zh: "{fileName}" },
  "parcel.matched": { en: " {code}", es: " {code}", zh: " {code}" },
  "repair.tested": { en: " {name}", es: " {name}", zh: "{name}" },
};
