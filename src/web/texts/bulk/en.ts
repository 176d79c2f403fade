/** Units for a claim by the hundred. */
export const texts = {
  found:
    "{good, plural, one {1 unit can go in} other {# units can go in}}{bad, plural, =0 {} one {, 1 cannot} other {, # cannot}}",
  looking: "Looking up {count, plural, one {1 unit} other {# units}} …",
  wrongTitle: "These cannot go in as they are",
  leaveOut: "{count, plural, one {Leave it out} other {Leave all # out}}",
  rowOf: "Serial number in row {n}",
  removeRow: "Leave row {n} out",
  more: "and {count} more",
  allSerials: "All {count} serial numbers",
  moreVerdicts: "Show {count, plural, one {1 more unit} other {# more units}}",
  unknown: "Not in our records",
  readFile: "Read a file (CSV or XLSX)",
  verdict_covered: "covered",
  verdict_provisional: "covered, to be inspected",
  verdict_undetermined: "open",
  verdict_not_covered: "not covered",
};
