import type { Claim } from "../data.ts";
import { ClauseChip } from "./ClauseChip.tsx";

type Centres = NonNullable<Claim["authorization"]>["centres"];
type Instruction = Centres[number]["instructions"][number];

/** How to pack and send, each with the clause that asks for it. */
export function Instructions({ items }: { readonly items: readonly Instruction[] }) {
  return (
    <ul style={{ margin: 0, paddingLeft: 20 }}>
      {items.map(({ text, clause }) => (
        <li key={text}>
          {text} {clause && <ClauseChip clause={clause} />}
        </li>
      ))}
    </ul>
  );
}

/** What is to be minded with every parcel of a claim whose units go to several centres, so that it is said once; none of one centre's. */
export function sharedInstructions([first, ...others]: Centres): Instruction[] {
  if (!first || others.length === 0) return [];
  return first.instructions.filter((one) => others.every(({ instructions }) => instructions.some(isSame(one))));
}

/** What is left of a centre's own. */
export function ownInstructions({ instructions }: Centres[number], shared: readonly Instruction[]): Instruction[] {
  return instructions.filter((one) => !shared.some(isSame(one)));
}

function isSame({ text }: Instruction) {
  return (other: Instruction) => other.text === text;
}
