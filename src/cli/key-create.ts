import { type StaffRole, staffRoles } from "../core/actor.ts";
import { inTransaction } from "../database/transaction.ts";
import { createKey } from "../domain/people/index.ts";
import { idOfSeller, listSellers } from "../domain/sellers/index.ts";
import { type Command, readArgs, UsageError } from "./command.ts";

/** Makes an API key and prints it, the only time that it can be read. */
export const command: Command = {
  usage: `recourse key create --seller SLUG --role ROLE [--name NAME]\nroles: ${staffRoles.join(", ")}`,
  async run(args, { stdout, openDatabase, now }) {
    const { values } = readArgs(args, {
      seller: { type: "string" },
      role: { type: "string" },
      name: { type: "string" },
    });
    const role = staffRoles.find((each) => each === values.role);
    if (!values.seller) throw new UsageError("--seller is needed");
    if (!role) throw new UsageError(values.role ? `no role is called ${values.role}` : "--role is needed");
    if (role === "centre_member") throw new UsageError("a key belongs to no service centre; choose another role");
    const { db, close } = await openDatabase();
    try {
      const sellerId = await idOfSeller(db, values.seller);
      if (!sellerId) {
        const known = (await listSellers(db)).map(({ slug }) => slug).join(", ");
        throw new UsageError(`no seller is called ${values.seller}; there ${known ? `are: ${known}` : "is none yet"}`);
      }
      const name = values.name ?? defaultName(role);
      const key = await inTransaction(db, { sellerId }, (tx) => createKey(tx, { sellerId, name, role, now }));
      stdout.write(`${key}\n`);
      return 0;
    } finally {
      await close();
    }
  },
};

function defaultName(role: StaffRole): string {
  return `${role} key`;
}
