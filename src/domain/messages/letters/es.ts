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

export const frameEs: Frame = {
  greeting: (name) => `Hola, ${name}:`,
  clauses: "En qué se basa",
  linkInWords: "Si el botón no funciona, abra esta dirección:",
  closing: (seller) => `Un saludo, ${seller}`,
  whyClaim: (seller, number) =>
    `Recibe este correo porque la reclamación ${number} se presentó con su dirección. Responda para escribir a ${seller}.`,
  whyOrder: (seller, number) =>
    `Recibe este mensaje porque el pedido ${number} se hizo con su dirección. Responda para contactar con ${seller}.`,
  whyApplication: (seller, number) =>
    `Recibe este correo porque la solicitud ${number} se presentó con su dirección. Responda para escribir a ${seller}.`,
  whyPerson: (site) => `Recibe este correo porque alguien escribió su dirección en ${site}.`,
};

export const lettersEs: Letters = {
  ...clockLetters.es,
  ...orderLetters.es,
  ...applicationLetters.es,
  claim_submitted: ({ number, units, comesIn }) => ({
    subject: `Hemos recibido la reclamación ${number}`,
    paragraphs: [
      `Tenemos su reclamación ${number} por ${list(units)}.`,
      comesIn
        ? "Ahora la revisamos y le diremos si hay que enviar el equipo. Consérvelo hasta entonces: un paquete sin autorización puede ser rechazado."
        : "Ahora la revisamos y le escribiremos cómo la resolvemos. Para eso no tiene que enviar nada.",
    ],
    button: "Ver la reclamación",
  }),
  information_needed: ({ number, text }) => ({
    subject: `Reclamación ${number}: necesitamos un dato más`,
    paragraphs: ["Para seguir con su reclamación, díganos por favor:"],
    quoted: text,
    button: "Responder",
  }),
  claim_authorized: ({ number, rma, places, sendBy, closesOn, note }) => ({
    subject: `Reclamación ${number}: ya puede enviarlo, ${rma}`,
    paragraphs: [
      "La devolución está autorizada. Embale el equipo como dicen las instrucciones, escriba el número RMA en la caja y envíelo con seguimiento a la dirección de abajo.",
      "Después indique el transportista y el número de seguimiento en la página de la reclamación.",
      ...(places.length > 1
        ? ["Los equipos van a centros distintos: haga un paquete por centro, cada uno con su hoja."]
        : []),
      ...(closesOn
        ? [`Si no ha llegado nada el ${day(closesOn)}, la reclamación se cierra. Podría presentarla de nuevo.`]
        : []),
      ...(note ? [note] : []),
    ],
    figures: [
      ["Número RMA", rma],
      ...sendTo(places, "Enviar a", "Enviar {units} a"),
      ...figure("Enviar hasta el", sendBy),
    ],
    button: "Instrucciones de embalaje y etiqueta",
  }),
  unit_elsewhere: ({ number, unit, rma, address }) => ({
    subject: `Reclamación ${number}: envíe ${unit} a otro centro`,
    paragraphs: [
      `Otro centro de reparación se ocupa de ${unit}. Si aún no lo ha enviado, use la nueva hoja de la página de la reclamación y envíelo a la dirección de abajo.`,
      "Si ya está en camino, no tiene que hacer nada: nos encargamos de que llegue.",
    ],
    figures: [
      ["Número RMA", rma],
      ["Enviar a", address.join("\n")],
    ],
    button: "Hoja nueva",
  }),
  claim_resolved_remotely: ({ number, reason }) => ({
    subject: `La reclamación ${number} está resuelta`,
    paragraphs: [
      "Hemos resuelto su reclamación sin devolución. Esto es lo que hicimos:",
      "Si el problema vuelve, escríbanos en la página de la reclamación.",
    ],
    quoted: reason,
    button: "Ver la reclamación",
  }),
  claim_rejected: ({ number, reason }) => ({
    subject: `La reclamación ${number} no se ha aceptado`,
    paragraphs: [
      "No podemos aceptar esta reclamación. Abajo están el motivo y las cláusulas en que se basa.",
      "Si se nos ha escapado algo, responda en su página o preséntela de nuevo con ello. Los derechos que le da la ley no cambian.",
    ],
    quoted: reason,
    button: "Ver la reclamación",
  }),
  claim_cancelled: ({ number, reason }) => ({
    subject: `La reclamación ${number} se ha retirado`,
    paragraphs: [
      "La reclamación está retirada; no envíe nada con ella.",
      "Puede presentarla de nuevo desde su página, con todo lo que contenía.",
    ],
    ...(reason ? { quoted: reason } : {}),
    button: "Ver la reclamación",
  }),
  send_in_reminder: ({ number, rma, closesOn }) => ({
    subject: `Reclamación ${number}: aún no nos ha anunciado el paquete`,
    paragraphs: [
      `Esperábamos que ${rma} ya estuviera en camino. Si lo ha enviado, indique el transportista y el número de seguimiento en la página de la reclamación.`,
      closesOn
        ? `Si no ha llegado nada el ${day(closesOn)}, la reclamación se cierra. Podría presentarla de nuevo.`
        : "Si ya no quiere enviarlo, puede retirar la reclamación allí.",
    ],
    button: "Indicar el seguimiento",
  }),
  claim_expired: ({ number }) => ({
    subject: `Reclamación ${number} cerrada: no llegó nada`,
    paragraphs: [
      "Ningún paquete llegó a tiempo, así que la reclamación se cerró.",
      "Si aún quiere que revisemos el equipo, preséntela de nuevo: un clic en su página copia todo en una nueva.",
    ],
    button: "Presentarla de nuevo",
  }),
  parcel_received: ({ number, unit, on }) => ({
    subject: `Reclamación ${number}: ha llegado ${unit}`,
    paragraphs: [`${unit} llegó el ${day(on)}.`, "Ahora lo inspeccionamos. No tiene que hacer nada."],
    button: "Seguir la reclamación",
  }),
  parcel_refused: ({ number, unit, reasons }) => ({
    subject: `Reclamación ${number}: el paquete con ${unit} fue rechazado`,
    paragraphs: [
      `No pudimos aceptar ${unit}. Los motivos están abajo.`,
      "Escríbanos en la página de la reclamación antes de volver a enviar nada.",
    ],
    quoted: reasons.join("\n"),
    button: "Ver la reclamación",
  }),
  parcel_turned_away: ({ number, code, reason }) => ({
    subject: `Reclamación ${number}: el paquete ${code} fue rechazado`,
    paragraphs: [
      `Llegó a nuestra recepción un paquete con el número ${code} y lo devolvimos. El motivo está abajo.`,
      "Escríbanos en la página de la reclamación antes de volver a enviar nada.",
    ],
    quoted: turnAwayWords[reason].es,
    button: "Ver la reclamación",
  }),
  inspection_done: ({ number, unit, outcome }) => ({
    subject: `Reclamación ${number}: hemos inspeccionado ${unit}`,
    paragraphs: [`Hemos inspeccionado ${unit}.`, outcomes[outcome]],
    button: "Ver la decisión",
  }),
  quote_sent: ({ number, unit, quote, total, expiresOn, account }) => ({
    subject: `Reclamación ${number}: presupuesto ${quote}, ${money(total)}`,
    paragraphs: [
      `La reparación de ${unit} no es gratuita. Esto es lo que costaría; no se hace nada antes de que lo acepte.`,
      `Acéptelo o rechácelo a más tardar el ${day(expiresOn)}.`,
    ],
    figures: [
      ["Presupuesto", quote],
      ["Total", money(total)],
      ["Válido hasta el", day(expiresOn)],
      ...account.map(([part, value]): [string, string] => [accountWords[part], value]),
    ],
    button: "Aceptar o rechazar",
  }),
  payment_confirmed: ({ number, quote, amount }) => ({
    subject: `Reclamación ${number}: pago recibido`,
    paragraphs: [
      `Hemos recibido ${money(amount)} por el presupuesto ${quote}.`,
      "Ahora empieza la reparación. No tiene que hacer nada.",
    ],
    button: "Seguir la reclamación",
  }),
  payment_rejected: ({ number, quote, amount, reason, cause }) => ({
    subject: `Reclamación ${number}: no encontramos el pago`,
    paragraphs: [
      `No pudimos aceptar el comprobante del presupuesto ${quote}, ${money(amount)}. ${causes[cause]} Este es el motivo:`,
      "Suba otro comprobante en la página de la reclamación.",
    ],
    quoted: reason,
    button: "Subir un comprobante",
  }),
  refund_approved: ({ number, unit, refund, from, by, ...sums }) => ({
    subject: `Reclamación ${number}: le devolvemos ${money(sums.amount)}`,
    paragraphs: [
      `Le devolvemos ${money(sums.amount)} por ${unit} ${ways[sums.method]}.`,
      `Debería estar en su cuenta ${between(from, by)}. Recibirá otro correo cuando haya salido.`,
    ],
    figures: sumUp(refund, sums),
    button: "Ver la reclamación",
  }),
  refund_sent: ({ number, refund, reference, from, by, ...sums }) => ({
    subject: `Reclamación ${number}: su reembolso está en camino`,
    paragraphs: [
      `Hemos enviado ${money(sums.amount)} ${ways[sums.method]}.`,
      `Debería estar en su cuenta ${between(from, by)}. Si entonces no ha llegado, escríbanos en la página de la reclamación.`,
    ],
    figures: [
      ["Reembolso", refund],
      ["Importe", money(sums.amount)],
      ["Referencia", reference],
    ],
    button: "Ver la reclamación",
  }),
  refund_failed: ({ number, refund, amount, method }) => ({
    subject: `Reclamación ${number}: su reembolso no se pudo realizar`,
    paragraphs: [
      `El reembolso ${refund} de ${money(amount)} ${ways[method]} no se pudo realizar. Seguimos debiéndole el dinero.`,
      "Escríbanos en la página de la reclamación cómo prefiere recibirlo, por ejemplo en una cuenta bancaria.",
    ],
    button: "Escribirnos",
  }),
  decision_overridden: ({ number, unit, given, reason }) => ({
    subject: `Reclamación ${number}: nueva decisión sobre ${unit}`,
    paragraphs: [
      `Hemos decidido sobre ${unit} de forma distinta a sus condiciones: ${gift(given)}`,
      "Este es el motivo:",
    ],
    quoted: reason,
    button: "Ver la decisión",
  }),
  appeal_filed: ({ number, unit, words }) => ({
    subject: `Reclamación ${number}: volvemos a revisar ${unit}`,
    paragraphs: [
      `Hemos recibido su petición de volver a revisar lo decidido sobre ${unit}.`,
      "La lee, con todo lo que ha añadido, otra persona distinta de quien decidió, y le escribirá. Esto es lo que usted escribió:",
    ],
    quoted: words,
    button: "Ver la reclamación",
  }),
  appeal_answered: ({ number, unit, given, answer }) => ({
    subject: `Reclamación ${number}: hemos vuelto a revisar ${unit}`,
    paragraphs: [
      given
        ? `Otra persona ha revisado lo decidido sobre ${unit} y usted tenía razón al preguntar: ${gift(given)}`
        : `Otra persona ha revisado lo decidido sobre ${unit}. La decisión se mantiene.`,
      ...(given ? [] : ["Los derechos que le da la ley siguen intactos."]),
      "Esta es la respuesta:",
    ],
    quoted: answer,
    button: "Ver la decisión",
  }),
  repair_ready: ({ number, unit, free }) => ({
    subject: `Reclamación ${number}: ${unit} está reparado`,
    paragraphs: [
      `${unit} está reparado y ha pasado las pruebas${free ? ", sin coste" : ""}.`,
      "Ahora vuelve a la dirección de su reclamación; entonces recibirá el número de seguimiento.",
    ],
    button: "Ver la reparación",
  }),
  return_shipped: ({ number, units, carrier, tracking, on, instead }) => ({
    subject: instead ? `Reclamación ${number}: en camino` : `Reclamación ${number}: de vuelta en camino`,
    paragraphs: [
      instead
        ? `El ${day(on)} le enviamos lo que recibe por ${list(units)}.`
        : `El ${day(on)} le enviamos de vuelta ${list(units)}.`,
      "Cuando llegue, confírmelo en la página de la reclamación.",
    ],
    figures: [
      ["Transportista", carrier],
      ["Número de seguimiento", tracking],
    ],
    button: "Confirmar la llegada",
  }),
  remedy_decided: ({ number, units, remedy, reason }) => ({
    subject: `Reclamación ${number}: ${remedySubjects[remedy]}`,
    paragraphs: [`Se trata de ${list(units)}.`, remedies[remedy]],
    ...(reason ? { quoted: reason } : {}),
    button: "Ver la reclamación",
  }),
  parcel_lost: ({ number, units, carrier, tracking, outbound }) => ({
    subject: `Reclamación ${number}: se perdió un paquete`,
    paragraphs: [
      `El transportista ha perdido el paquete con ${list(units)}.`,
      outbound
        ? "Estaba a nuestro cargo: lo resolvemos con el transportista y le escribiremos cómo recibe lo suyo."
        : "Comuníquelo también al transportista con el que lo envió. Le escribiremos cómo sigue.",
    ],
    figures: [
      ["Transportista", carrier],
      ["Número de seguimiento", tracking],
    ],
    button: "Ver la reclamación",
  }),
  return_refused: ({ number, unit, dueOn }) => ({
    subject: `Reclamación ${number}: ${unit} ha vuelto`,
    paragraphs: [
      `Según el transportista, la devolución de ${unit} fue rechazada, así que está de nuevo en nuestro centro.`,
      dueOn
        ? `Según las condiciones de su reclamación lo guardamos hasta el ${sayDay(dueOn, "es")}. Díganos antes cuándo y adónde enviarlo.`
        : "Díganos cuándo y adónde enviarlo.",
    ],
    button: "Escribirnos",
  }),
  claim_closed: ({ number }) => ({
    subject: `La reclamación ${number} está cerrada`,
    paragraphs: ["Todo lo de esta reclamación está hecho y queda cerrada. Su historial sigue en su página."],
    button: "Ver la reclamación",
  }),
  message_received: ({ number, text }) => ({
    subject: `Reclamación ${number}: un mensaje para usted`,
    paragraphs: ["Le hemos escrito sobre su reclamación:"],
    quoted: text,
    button: "Responder",
  }),
  tracking_link: ({ number }) => ({
    subject: `Su enlace a la reclamación ${number}`,
    paragraphs: [
      "Este es el enlace a su reclamación. Quien lo tenga la ve y puede actuar en ella, así que no lo comparta.",
    ],
    button: "Abrir la reclamación",
  }),
  staff_invitation: ({ seller, role, by, expiresOn }) => ({
    subject: `${by} le invita a ${seller}`,
    paragraphs: [
      `${by} le invita a trabajar en ${seller} como ${roles[role]}.`,
      `El enlace sirve una sola vez, hasta el ${day(expiresOn)}.`,
    ],
    button: "Aceptar la invitación",
  }),
  magic_link: ({ site }) => ({
    subject: `Entrar en ${site}`,
    paragraphs: [
      "Con este enlace inicia sesión. Sirve una sola vez y por poco tiempo.",
      "Si no lo ha pedido, no haga nada.",
    ],
    button: "Iniciar sesión",
  }),
  verify_email: ({ site }) => ({
    subject: `Confirme su correo para ${site}`,
    paragraphs: [
      "Confirme que esta dirección es suya. El enlace sirve una sola vez y por poco tiempo.",
      "Si no se ha registrado, no haga nada.",
    ],
    button: "Confirmar la dirección",
  }),
  reset_password: ({ site }) => ({
    subject: `Una contraseña nueva para ${site}`,
    paragraphs: [
      "Con este enlace elige una contraseña nueva. Sirve una sola vez y por poco tiempo.",
      "Si no lo ha pedido, no haga nada; su contraseña sigue igual.",
    ],
    button: "Elegir contraseña",
  }),
  address_taken: ({ site }) => ({
    subject: `Ya tiene una cuenta en ${site}`,
    paragraphs: [
      "Alguien intentó registrarse con esta dirección, que ya tiene una cuenta.",
      "Si fue usted, inicie sesión. Si no, no tiene que hacer nada.",
    ],
    button: "Iniciar sesión",
  }),
};

const outcomes: Readonly<Record<InspectionOutcome, string>> = {
  free_repair: "Está cubierto: lo reparamos sin coste. No tiene que hacer nada.",
  quote_follows:
    "La reparación gratuita no está cubierta. Ahora recibirá un presupuesto, y no se hace nada antes de que lo acepte.",
  no_fault_found: "No encontramos ninguna avería. Vuelve a la dirección de su reclamación.",
  scrap:
    "No se puede reparar. Las cláusulas de abajo dicen por qué; si tiene preguntas, escríbanos en la página de la reclamación.",
  returned_unrepaired: "Se le devuelve sin reparar.",
  undecided: "Lo que sigue está en la página de la reclamación.",
};

const causes: Readonly<Record<RejectionCause, string>> = {
  amount: "Muestra un importe distinto del que se debe.",
  currency: "Está en una moneda distinta de la del presupuesto.",
  other_quote: "Corresponde a otro presupuesto.",
  unreadable: "No se puede leer.",
  not_arrived: "El dinero no ha llegado a nuestra cuenta.",
  other: "",
};

const ways: Readonly<Record<Method, string>> = {
  bank_transfer: "por transferencia bancaria",
  card: "en su tarjeta",
  paypal: "por PayPal",
};

const keptWords: Readonly<Record<DeductionKind, string>> = {
  depreciation: "Menos depreciación",
  customs: "Menos aduanas",
  freight: "Menos transporte",
  other: "Menos otros",
};

const accountWords: Readonly<Record<AccountPart, string>> = {
  holder: "Pagar a",
  bank: "Banco",
  number: "Cuenta o IBAN",
  code: "BIC o código del banco",
  note: "Tenga en cuenta",
};

const between = (from: Day, by: Day) => (from === by ? `el ${day(by)}` : `entre el ${day(from)} y el ${day(by)}`);

function sumUp(
  refund: string,
  sums: Pick<LetterFacts["refund_sent"], "gross" | "kept" | "amount">,
): [string, string][] {
  const kept = sums.kept.map(({ kind, percent, amount }): [string, string] => [
    percent === null ? keptWords[kind] : `${keptWords[kind]} (${percent} %)`,
    `− ${money(amount)}`,
  ]);
  return [["Reembolso", refund], ["Importe", money(sums.gross)], ...kept, ["Recibe", money(sums.amount)]];
}

const roles: Readonly<Record<StaffRole, string>> = {
  support: "agente de soporte",
  receiving: "responsable de recepción",
  technician: "técnico",
  finance: "responsable de finanzas",
  shipping: "responsable de envíos",
  order_desk: "responsable de pedidos",
  centre_member: "miembro de un centro de servicio",
  policy_manager: "responsable de políticas",
  administrator: "administrador",
  auditor: "auditor",
};

/** What is given, as the end of a sentence. */
function gift({ remedy, free, amount }: Given): string {
  switch (remedy) {
    case "repair":
      return free ? "lo reparamos sin coste." : "lo reparamos y antes le enviamos un presupuesto.";
    case "replace":
      return "recibirá otro en su lugar.";
    case "reissue":
      return "se lo enviamos de nuevo.";
    case "refund":
      return amount ? `le devolvemos ${money(amount)}.` : "le devolvemos el dinero.";
    case "spare_part":
      return free ? "recibirá la pieza sin coste." : "recibirá la pieza, y antes un presupuesto.";
    case "return_unrepaired":
      return "se lo devolvemos sin reparar.";
    case "none":
      return "no podemos conceder nada.";
  }
}

const day = (of: Day) => sayDay(of, "es");
const money = (of: Money) => sayMoney(of, "es");
const list = (items: readonly string[]) => new Intl.ListFormat("es-ES").format(items);
const figure = (label: string, of: Day | null): [string, string][] => (of ? [[label, day(of)]] : []);

const remedySubjects: Readonly<Record<RemedyWord, string>> = {
  replace: "así lo resolvemos",
  reissue: "le enviamos lo que debía haber recibido",
  spare_part: "enviamos la pieza",
  refund: "le devolvemos el dinero",
  return_unrepaired: "vuelve tal como llegó",
  none: "no podemos hacernos cargo",
};

const remedies: Readonly<Record<RemedyWord, string>> = {
  replace:
    "Recibe otro del mismo modelo en su lugar. Lo que queda de su garantía continúa; le escribiremos cuando salga.",
  reissue: "Enviamos lo que faltaba o el artículo correcto. Le escribiremos cuando salga.",
  spare_part: "Enviamos la pieza a la dirección de su reclamación.",
  refund: "Le devolvemos el precio, menos lo que descuenten las cláusulas de abajo. Le escribiremos cuando se envíe.",
  return_unrepaired: "Vuelve a la dirección de su reclamación tal como llegó.",
  none: "No podemos hacernos cargo de este equipo. Abajo están el motivo y las cláusulas; puede recurrir en la página de la reclamación. Los derechos que le da la ley no cambian.",
};
