import { fieldFault } from "../../core/fault.ts";
import { newId } from "../../core/id.ts";
import type { Locale } from "../../core/locale.ts";
import { isCurrency } from "../../core/money.ts";
import { type FieldFault, Refusal } from "../../core/refusal.ts";
import { isTimeZone } from "../../core/time-zone.ts";
import type { Tx } from "../../database/transaction.ts";
import type { Policies } from "../context.ts";
import { firstCentre, type PostalAddress } from "./centres.ts";

/** A seller to be made. */
export interface NewSeller {
  readonly slug: string;
  readonly name: string;
  readonly email: string;
  readonly policies: readonly string[];
  readonly currency: string;
  readonly timeZone: string;
  readonly locale: Locale;
  readonly colour?: string;
  readonly logo?: string | null;
  readonly demo?: boolean;
  /** Where customers send units in. */
  readonly centre?: { readonly name: string; readonly address: PostalAddress } | undefined;
}

/**
 * Makes a seller with its calendar (Monday to Friday) and its first service centre. The transaction must be in the
 * scope of `id`, since row-level security lets a seller be born into its own scope only. Returns the centre's id.
 */
export async function createSeller(
  tx: Tx,
  id: string,
  seller: NewSeller,
  { policies, now }: { readonly policies: Policies; readonly now: number },
): Promise<{ centreId: string | null }> {
  const fields = await faultsOf(tx, seller, policies);
  if (fields.length > 0) throw new Refusal("invalid_input", { fields });
  const { centre, ...columns } = seller;
  await tx
    .insertInto("seller")
    .values({ ...columns, policies: [...seller.policies], id, createdAt: new Date(now) })
    .execute();
  await tx.insertInto("calendar").values({ sellerId: id }).execute();
  return { centreId: centre ? await firstCentre(tx, { sellerId: id, id: newId(now), now, ...centre }) : null };
}

/** Names that the installation's own addresses use. */
const reserved = ["v1", "assets", "problems", "healthz", "readyz", "openapi", "api", "static", "sign-in", "sign-up"];

async function faultsOf(tx: Tx, seller: NewSeller, policies: Policies): Promise<FieldFault[]> {
  const faults: FieldFault[] = [];
  const taken = await tx.selectFrom("seller").select("id").where("slug", "=", seller.slug).executeTakeFirst();
  if (taken || reserved.includes(seller.slug)) faults.push(fieldFault("/slug", "taken", { value: seller.slug }));
  if (!isCurrency(seller.currency)) faults.push(fieldFault("/currency", "currency"));
  if (!isTimeZone(seller.timeZone)) faults.push(fieldFault("/timeZone", "time_zone"));
  const known = policies.all.filter((policy) => !policy.pack.regime).map((policy) => policy.id);
  for (const [index, policy] of seller.policies.entries()) {
    if (!known.includes(policy)) {
      faults.push(fieldFault(`/policies/${index}`, "unknown_policy", { known: known.join(", ") }));
    }
  }
  return faults;
}
