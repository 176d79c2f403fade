import type { Locale } from "../../../core/locale.ts";
import { type Letters, sayDay } from "./letter.ts";

/** The letters to somebody who applies to be a repair centre. */
type ApplicationLetters = Pick<Letters, "application_submitted" | "application_listed" | "application_declined">;

export const applicationLetters: Readonly<Record<Locale, ApplicationLetters>> = {
  en: {
    application_submitted: ({ seller, number, centre, answerBy }) => ({
      subject: `Application ${number} has arrived`,
      paragraphs: [
        `We have the application of ${centre} to repair for ${seller}.`,
        answerBy
          ? `We look at it and answer by ${sayDay(answerBy, "en")}. You need not do anything until then.`
          : "We look at it and answer. You need not do anything until then.",
      ],
      button: "See the application",
    }),
    application_listed: ({ centre, number, note }) => ({
      subject: `${centre} is listed`,
      paragraphs: [
        `Application ${number} is approved: ${centre} stands in the directory of repair centres, and claims may be sent to you.`,
        "Sign in with the account you applied with to see the units that are sent to you. Your own orders and claims stay where they are.",
      ],
      ...(note && { quoted: note }),
      button: "Open your repair centre",
    }),
    application_declined: ({ centre, number, reason }) => ({
      subject: `Application ${number} is not approved`,
      paragraphs: [`We cannot list ${centre} at present, for this reason:`],
      quoted: reason,
      button: "See the application, or apply again",
    }),
  },
  es: {
    application_submitted: ({ seller, number, centre, answerBy }) => ({
      subject: `Hemos recibido la solicitud ${number}`,
      paragraphs: [
        `Tenemos la solicitud de ${centre} para reparar para ${seller}.`,
        answerBy
          ? `La revisamos y respondemos a más tardar el ${sayDay(answerBy, "es")}. Hasta entonces no tiene que hacer nada.`
          : "La revisamos y respondemos. Hasta entonces no tiene que hacer nada.",
      ],
      button: "Ver la solicitud",
    }),
    application_listed: ({ centre, number, note }) => ({
      subject: `${centre} figura en el directorio`,
      paragraphs: [
        `La solicitud ${number} está aprobada: ${centre} figura en el directorio de centros de reparación y puede recibir reclamaciones.`,
        "Entre con la cuenta con la que presentó la solicitud para ver los equipos que se le envían. Sus pedidos y reclamaciones siguen en su sitio.",
      ],
      ...(note && { quoted: note }),
      button: "Abrir su centro de reparación",
    }),
    application_declined: ({ centre, number, reason }) => ({
      subject: `La solicitud ${number} no se ha aprobado`,
      paragraphs: [`Por ahora no podemos incluir ${centre}, por este motivo:`],
      quoted: reason,
      button: "Ver la solicitud o presentar otra",
    }),
  },
  zh: {
    application_submitted: ({ seller, number, centre, answerBy }) => ({
      subject: `已收到申请 ${number}`,
      paragraphs: [
        `我们已收到 ${centre} 为 ${seller} 提供维修的申请。`,
        answerBy
          ? `我们会进行审核，并在 ${sayDay(answerBy, "zh")} 前答复。在此之前您无需操作。`
          : "我们会进行审核并答复。在此之前您无需操作。",
      ],
      button: "查看申请",
    }),
    application_listed: ({ centre, number, note }) => ({
      subject: `${centre} 已在名录中展示`,
      paragraphs: [
        `申请 ${number} 已通过：${centre} 已显示在维修中心名录中，并可接收售后申请。`,
        "请使用申请时的账户登录，查看寄给您的设备。您自己的订单和申请不受影响。",
      ],
      ...(note && { quoted: note }),
      button: "打开您的维修中心",
    }),
    application_declined: ({ centre, number, reason }) => ({
      subject: `申请 ${number} 未通过`,
      paragraphs: [`目前无法展示 ${centre}，原因如下：`],
      quoted: reason,
      button: "查看申请或重新申请",
    }),
  },
};
