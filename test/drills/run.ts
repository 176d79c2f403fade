// `npm run drill -- NAME [rounds [first]]`: breaks things on purpose and prints what came of it; the figure stands last. `first` is the seed that
// the drill of packs begins with.
import { fuzzDrill } from "./fuzz.ts";
import { hostileDrill } from "./hostile.ts";
import { killDrill } from "./kill.ts";
import { packDrill } from "./packs.ts";
import { refundDrill } from "./refunds.ts";

const drills: Readonly<Record<string, (rounds: number, first: number) => Promise<boolean>>> = {
  fuzz: fuzzDrill,
  hostile: hostileDrill,
  kill: killDrill,
  packs: packDrill,
  refunds: refundDrill,
};

const usual: Readonly<Record<string, string>> = { kill: "100", refunds: "60" };
const [name = "", rounds = usual[name] ?? "100000", first = "0"] = process.argv.slice(2);
const drill = drills[name];
if (!drill || !/^\d+$/.test(rounds) || !/^\d+$/.test(first)) {
  console.error(`npm run drill -- ${Object.keys(drills).join("|")} [rounds [first]]`);
  process.exit(2);
}
process.exit((await drill(Number(rounds), Number(first))) ? 0 : 1);
