import type { Translation } from "../../text.ts";
import type { texts as english } from "./en.ts";

export const texts: Translation<typeof english> = {
  name: "Nombre",
  centreName: "Nombre del centro de servicio",
  lines: "Calle y número",
  line2: "Piso, planta, empresa",
  city: "Ciudad",
  region: "Estado o provincia",
  postcode: "Código postal",
  country: "País",
  phone: "Teléfono",
  kind: "Tipo de lugar",
  street: "Una dirección postal",
  pickup: "Un punto de recogida",
  required: "Rellene este campo.",
};
