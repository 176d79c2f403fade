/** English. */
export const texts = {
  proposed: "Proposed",
  score: "{score, number} of 100",
  parting: "One centre or several",
  together: "All to one centre",
  apart: "Unit by unit",
  unfit: "{count, plural, one {# centre that does not fit} other {# centres that do not fit}}",
  why: "Why not {name}?",
  whyHint: "Kept in the history of the claim; the customer does not read it.",
  each: "The proposed centre of each claim",
  whyThis: "Why this centre, where another is proposed",
} as const;
