export const texts = {
  documents: "Documents",
  lead: "Each is made from the claim as it stands, as a PDF.",
  language: "Language of the documents",
  open: "Open {title} (PDF)",
  openOf: "Open {title} of {serial} (PDF)",
  opening: "Opening",
  centre: "Centre",
  unit: "Unit",
  later: "{count, plural, one {1 more later} other {# more later}}",
  none: "There are no documents yet.",
} as const;
