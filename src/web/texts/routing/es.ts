import type { Translation } from "../../text.ts";
import type { texts as english } from "./en.ts";

/** Español. */
export const texts: Translation<typeof english> = {
  proposed: "Propuesto",
  score: "{score, number} de 100",
  parting: "Un centro o varios",
  together: "Todos a un centro",
  apart: "Equipo por equipo",
  unfit: "{count, plural, one {# centro que no sirve} other {# centros que no sirven}}",
  why: "¿Por qué no {name}?",
  whyHint: "Queda en el historial de la reclamación; el cliente no lo lee.",
  each: "El centro propuesto de cada reclamación",
  declined: "{centre} no acepta {serial}",
  elsewhere: "Enviar {serial} a otro centro",
  elsewhereAsk: "Enviar a otro centro",
  elsewhereVerb: "Enviarlo allí",
  elsewhereHint: "Se avisa al cliente por correo; encuentra una hoja nueva en la página de la reclamación.",
  centre: "Centro",
  decline: "No aceptar {serial}",
  declineVerb: "No aceptarlo",
  declineHint: "Sigue asignado a ustedes hasta que el vendedor lo envíe a otro centro; cuenta en su evaluación.",
  reason: "Motivo",
  whyThis: "Por qué este centro cuando se propone otro",
};
