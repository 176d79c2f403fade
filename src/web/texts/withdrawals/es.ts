/** Spanish texts of the console's withdrawals. */
export const texts = {
  settingsTitle: "Desistimiento de consumidores",
  settingsHint:
    "Los consumidores de la Unión Europea y del Reino Unido pueden desistir de un pedido en los días que les da su ley. Los cambios valen para los pedidos desde ahora.",
  informs: "Las confirmaciones de pedido informan del derecho de desistimiento, sus condiciones y su formulario",
  informsHint: "Quien no es informado tiene doce meses más.",
  informsSince: "Se informa desde {when}.",
  informsOff: "Todavía no se informa.",
  customerPays: "El cliente paga el envío de devolución",
  customerPaysHint: "Solo si se le informó antes de pedir. Si no, lo paga usted.",
  onlinePage: "Página para desistir en línea",
};
