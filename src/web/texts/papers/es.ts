import type { Translation } from "../../text.ts";
import type { texts as en } from "./en.ts";

export const texts: Translation<typeof en> = {
  documents: "Documentos",
  lead: "Cada uno se crea a partir de la reclamación tal como está, en PDF.",
  language: "Idioma de los documentos",
  open: "Abrir {title} (PDF)",
  openOf: "Abrir {title} de {serial} (PDF)",
  opening: "Abriendo",
  centre: "Centro",
  unit: "Equipo",
  later: "{count, plural, one {1 más adelante} other {# más adelante}}",
  none: "Aún no hay documentos.",
};
