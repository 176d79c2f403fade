/** Where something lies on the screen, in CSS pixels. */
interface Spot {
  readonly x: number;
  readonly y: number;
}

/**
 * Puts together what lies less than `apart` pixels from an earlier spot, so that no mark covers another: the first of each group
 * stands for it, and the firsts keep that distance from each other.
 */
export function groupsOf<S extends Spot>(spots: readonly S[], apart: number): [S, ...S[]][] {
  const groups: [S, ...S[]][] = [];
  for (const spot of spots) {
    const near = groups.find(([first]) => Math.hypot(first.x - spot.x, first.y - spot.y) < apart);
    if (near) near.push(spot);
    else groups.push([spot]);
  }
  return groups;
}
