import type { ClaimRow } from "../data.ts";

const kinds: Readonly<Record<ClaimRow["kind"], true>> = {
  fault: true,
  doa: true,
  loose_heat_sink: true,
  damaged_box: true,
  transit_damage: true,
  wrong_item: true,
  missing_item: true,
  change_of_mind: true,
  undelivered: true,
};

/** What a claim may be about; a kind that the API knows and this list does not does not compile. */
export const claimKinds = Object.keys(kinds) as readonly ClaimRow["kind"][];
