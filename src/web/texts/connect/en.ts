/** English texts of what other systems tell. */
export const texts = {
  carrierSays: "The carrier says: {stage}",
  carrierSaysOn: "The carrier says: {stage}, {day}",
  carrierScans: "What the carrier told",
  carriers: "Carriers",
  carriersHint:
    "With a key, parcels under way are asked about by and by, and return parcels are delivered on the day their carrier names. Keys are sealed and never shown again.",
  "provider.dhl": "DHL",
  "provider.track17": "17TRACK (other carriers)",
  "providerHint.dhl":
    "From developer.dhl.com, product Shipment Tracking – Unified. Only parcels of DHL are asked about there.",
  "providerHint.track17": "From api.17track.net. Each number counts against your quota there once.",
  accountOn:
    "Set by {name}, {when}. {count, plural, =0 {No parcel is followed.} one {# parcel is followed.} other {# parcels are followed.}}",
  accountOff: "No key yet; nothing is asked there.",
  accountRefused: "The key was refused. Enter another one.",
  accountRests: "Asked for rest until {when}.",
  pushUrl: "Address for its news (webhook)",
  carrierKey: "Key",
  saveKey: "Save key",
  removeKey: "Remove key",
};
