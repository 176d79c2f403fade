import { addComponents, type NewComponent } from "../../domain/catalog/index.ts";
import { setContents } from "../../domain/claims/index.ts";
import { asStaff, linesOf, type Tale } from "./tale.ts";

/** The order desk records what the machines of a story were shipped with; small computers have nothing to record. */
export async function recordBoards(tale: Tale): Promise<void> {
  const machines = tale.story.units.filter(({ model }) => model.category === "miner").map(({ serial }) => serial);
  if (machines.length === 0) return;
  const rows = await tale.tx
    .selectFrom("unit")
    .select(["id", "serial"])
    .where("sellerId", "=", tale.stage.cast.sellerId)
    .where("serial", "in", machines)
    .execute();
  for (const { id, serial } of rows) await addComponents(asStaff(tale, "order_desk"), id, boardsOf(serial));
}

/** The bench scans what is in the machine; in some, a board is not the one that was shipped. */
export async function findBoards(tale: Tale): Promise<void> {
  for (const { id, serial } of await linesOf(tale)) {
    const components = boardsOf(serial).map(({ serial: board, place }, at) => ({
      name: place,
      serial: tale.story.goal === "retest" && at === 2 ? `HB9${board.slice(3)}` : board,
    }));
    await setContents(asStaff(tale, "technician"), { claimId: tale.claimId, lineId: id }, { components });
  }
}

/** Three hash boards, the control board and the supply, numbered after their machine. */
function boardsOf(machine: string): NewComponent[] {
  const tail = machine.slice(-8);
  const boards = [1, 2, 3].map(
    (n) => ({ serial: `HB${n}${tail}`, place: `Hash board ${n}`, category: "hash_board" }) as const,
  );
  return [
    ...boards,
    { serial: `CB1${tail}`, place: "Control board", category: "control_board" },
    { serial: `PS1${tail}`, place: "Power supply", category: "power_supply" },
  ];
}
