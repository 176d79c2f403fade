import type { Text } from "../../core/locale.ts";

/** Clauses that tell a customer how to pack, address and send; those of them that a claim's policy has are shown, in this order. */
export const packingClauses: readonly string[] = [
  "AM-PACKAGING",
  "WM-1.2.1",
  "WM-1.2.2",
  "WM-1.2.3",
  "WM-2.1",
  "WM-7.1",
  "BM-RETURN-FREIGHT",
  "CN-RETURN-FREIGHT",
  "JM-PACK",
  "JM-NOPICKUP",
  "JM-FREIGHT",
  "JM-LOGISTICS",
  "JM-CARRIERS",
  "MF-TRACKABLE",
  "MF-CUSTOMS",
  "SA-2.1",
  "SA-3.1",
  "SA-3.2",
  "SA-3.4",
  "SA-3.5",
];

/** How a parcel is known at the dock; `{number}` is the RMA number. */
export const packingOutside: Text = {
  en: "Write {number} on the outside of the parcel and put the printed slip inside.",
  es: "Escriba {number} en el exterior del paquete e incluya la hoja impresa.",
  zh: "请在包裹外侧写明 {number}，并将打印的寄件单放入箱内。",
};

/** What every parcel needs, whatever the policy. */
export const packingBasics: readonly Text[] = [
  packingOutside,
  {
    en: "After sending, enter the carrier and the tracking number on the claim’s page.",
    es: "Tras el envío, indique el transportista y el número de seguimiento en la página de la reclamación.",
    zh: "寄出后，请在申请页面填写承运商和运单号。",
  },
];

/** Said only where a clause of the policy says so too. */
export const inboundFreight: Readonly<Record<"customer" | "seller", Text>> = {
  customer: {
    en: "You pay the way in; a parcel sent with freight to be collected may be turned away.",
    es: "El envío al centro corre de su cuenta; un paquete a portes debidos puede rechazarse.",
    zh: "寄来的运费由您承担；到付包裹可能被拒收。",
  },
  seller: {
    en: "We pay the way in.",
    es: "El envío al centro corre de nuestra cuenta.",
    zh: "寄来的运费由我们承担。",
  },
};

/** What goes into one parcel, of a claim whose units go to different centres. */
export const packingParcel: Text = {
  en: "Into the parcel for {centre} goes only: {serials}.",
  es: "En el paquete para {centre} va solo: {serials}.",
  zh: "寄往 {centre} 的包裹中只放入：{serials}。",
};

/** Of many units nobody reads the serial numbers in a sentence; the slip has them in a table. */
export const packingListed: Text = {
  en: "the {count} units that the slip lists",
  es: "los {count} equipos que figuran en la hoja",
  zh: "单据所列的 {count} 台设备",
};

/** What is sent, for a claim of several units. */
export const packingSerials: Text = {
  en: "Send only what this claim names: {serials}.",
  es: "Envíe solo lo que figura en esta reclamación: {serials}.",
  zh: "请仅寄出本申请所列设备：{serials}。",
};
