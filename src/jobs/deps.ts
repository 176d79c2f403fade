import type { Db } from "../database/connect.ts";
import type { Policies } from "../domain/context.ts";
import type { MailPort, MailSettings } from "../domain/messages/index.ts";
import type { CardDesk } from "../domain/payments/index.ts";
import type { TrackingDesk } from "../domain/tracking/index.ts";

/** Everything that jobs need from outside; made once in `main/`. */
export interface JobDeps {
  readonly db: Db;
  readonly policies: Policies;
  readonly mail: MailPort;
  readonly mailSettings: MailSettings;
  /** Who charges cards, and what seals a seller's keys. */
  readonly cards: CardDesk;
  /** Who tells where parcels are. */
  readonly carriers: TrackingDesk;
  /** Folder of uploads that are not kept yet. */
  readonly uploadFolder: string;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly log: JobLog;
}

/** What a pino logger offers of itself. */
export interface JobLog {
  info(details: object, text: string): void;
  error(details: object, text: string): void;
}
