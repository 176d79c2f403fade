/** Places from the lowest, those in a row as a span: 1–3, 7. */
export function spansOf(places: readonly number[]): string {
  const spans: [number, number][] = [];
  for (const place of places.toSorted((one, other) => one - other)) {
    const last = spans.at(-1);
    if (last?.[1] === place - 1) last[1] = place;
    else spans.push([place, place]);
  }
  return spans.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(", ");
}
