import type { FastifyServerOptions } from "fastify";
import type { Db } from "../database/connect.ts";
import type { Storage } from "../domain/attachments/index.ts";
import type { ReadSheet } from "../domain/claims/index.ts";
import type { Policies } from "../domain/context.ts";
import type { ChangeFeed } from "../domain/events/index.ts";
import type { Press } from "../domain/papers/index.ts";
import type { CardDesk } from "../domain/payments/index.ts";
import type { SignIn } from "../domain/people/index.ts";
import type { TrackingDesk } from "../domain/tracking/index.ts";

/** Everything the API needs from outside; made once in `main/`. */
export interface AppDeps {
  readonly db: Db;
  readonly policies: Policies;
  /** Where kept files are. */
  readonly storage: Storage;
  /** Sets papers as PDF. */
  readonly press: Press;
  /** Reads spreadsheets that somebody sends. */
  readonly readSheet: ReadSheet;
  /** Tells of what changes, for pages that are open meanwhile. */
  readonly changes: ChangeFeed;
  /** Folder of uploads that are not kept yet; made where missing. */
  readonly uploadFolder: string;
  /** Who charges cards, and what seals a seller's keys. */
  readonly cards: CardDesk;
  /** Who tells where parcels are. */
  readonly carriers: TrackingDesk;
  /** Sessions and passwords; `adapters/sign-in` makes it. */
  readonly signIn: SignIn;
  /** The address people use, as `https://service.example.com`, without a path. */
  readonly publicUrl: string;
  /** The clock: milliseconds since the epoch. */
  readonly now: () => number;
  readonly logger: FastifyServerOptions["logger"];
  /** Folder of the built pages; null serves the API alone. */
  readonly webRoot: string | null;
  /** Whether a proxy in front tells the caller's address (X-Forwarded-For); false unless told. */
  readonly trustProxy?: boolean;
  /** Multiplies all rate limits; 1 unless told. Tests and benches raise it. */
  readonly rateFactor?: number;
}
