import type { Translation } from "../../text.ts";
import type { texts as en } from "./en.ts";

export const texts: Translation<typeof en> = {
  found:
    "{good, plural, one {1 equipo se puede incluir} other {# equipos se pueden incluir}}{bad, plural, =0 {} one {, 1 no} other {, # no}}",
  looking: "Buscando {count, plural, one {1 equipo} other {# equipos}} …",
  wrongTitle: "Estos no se pueden incluir así",
  leaveOut: "{count, plural, one {Dejarlo fuera} other {Dejar fuera los #}}",
  rowOf: "Número de serie de la fila {n}",
  removeRow: "Dejar fuera la fila {n}",
  more: "y {count} más",
  allSerials: "Los {count} números de serie",
  moreVerdicts: "Mostrar {count, plural, one {1 equipo} other {# equipos}} más",
  unknown: "No consta en nuestros registros",
  readFile: "Leer un archivo (CSV o XLSX)",
  verdict_covered: "cubierto",
  verdict_provisional: "cubierto, a falta de inspección",
  verdict_undetermined: "por determinar",
  verdict_not_covered: "no cubierto",
};
