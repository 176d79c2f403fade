/** English texts of the console's withdrawals. */
export const texts = {
  settingsTitle: "Withdrawal by consumers",
  settingsHint:
    "Consumers in the European Union and the United Kingdom can call an order off within the days their law gives. Changes count for orders from now on.",
  informs: "Order confirmations tell of the right to withdraw, its conditions and its form",
  informsHint: "Whom nobody tells has twelve months more.",
  informsSince: "Told since {when}.",
  informsOff: "Not told yet.",
  customerPays: "The customer pays for sending back",
  customerPaysHint: "Only where the customer was told so before ordering. Otherwise you pay.",
  onlinePage: "Page where they withdraw online",
};
