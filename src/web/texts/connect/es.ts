/** Spanish texts of what other systems tell. */
export const texts = {
  carrierSays: "El transportista indica: {stage}",
  carrierSaysOn: "El transportista indica: {stage}, {day}",
  carrierScans: "Lo que informó el transportista",
  carriers: "Transportistas",
  carriersHint:
    "Con una clave se consulta periódicamente por los paquetes en camino, y los de devolución quedan entregados el día que indica su transportista. Las claves se guardan selladas y no se vuelven a mostrar.",
  "provider.dhl": "DHL",
  "provider.track17": "17TRACK (otros transportistas)",
  "providerHint.dhl":
    "De developer.dhl.com, producto Shipment Tracking – Unified. Allí solo se consultan paquetes de DHL.",
  "providerHint.track17": "De api.17track.net. Cada número cuenta una vez en su cupo.",
  accountOn:
    "Guardada por {name}, {when}. {count, plural, =0 {No se sigue ningún paquete.} one {Se sigue # paquete.} other {Se siguen # paquetes.}}",
  accountOff: "Aún no hay clave; no se consulta nada.",
  accountRefused: "La clave fue rechazada. Introduzca otra.",
  accountRests: "Pide no ser consultado hasta {when}.",
  pushUrl: "Dirección para sus avisos (webhook)",
  carrierKey: "Clave",
  saveKey: "Guardar clave",
  removeKey: "Quitar clave",
};
