import type { Tx } from "../../database/transaction.ts";
import type { BankAccount } from "../context.ts";

/** The seller's account for a currency, or its first one, line by line. */
export async function accountOf(tx: Tx, currency: string) {
  const row = await tx.selectFrom("paymentSettings").select("bankAccounts").executeTakeFirst();
  const accounts = (row?.bankAccounts ?? []) as unknown as readonly BankAccount[];
  const account = accounts.find((one) => one.currency === currency) ?? accounts[0];
  const parts = ["holder", "bank", "number", "code", "note"] as const;
  return account ? parts.flatMap((part) => (account[part] ? ([[part, account[part]]] as const) : [])) : [];
}
