import { Text } from "@mantine/core";
import type { ClaimLine } from "../data.ts";
import { useFormat } from "../format.ts";
import { useText } from "../text.ts";
import { shared } from "../texts/shared/index.ts";

/** That the period is over and an earlier repair still answers for the unit; nothing where it does not. */
export function RepairCover({ line }: { readonly line: Pick<ClaimLine, "repairCover"> }) {
  const say = useText(shared);
  const format = useFormat();
  if (!line.repairCover) return null;
  return <Text fw={600}>{say("repairCover", { day: format.day(line.repairCover) })}</Text>;
}
