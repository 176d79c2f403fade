import type { Db } from "../../database/connect.ts";
import type { Storage } from "../../domain/attachments/index.ts";
import type { Policies } from "../../domain/context.ts";
import { type DemoLoad, loadDemo } from "./load.ts";
import { type DemoSignIn, demoPassword, demoSignIns } from "./sign-ins.ts";

/** What the server has at hand when it starts the demo. */
export interface DemoOptions {
  readonly db: Db;
  readonly policies: Policies;
  readonly storage: Storage;
  readonly hashPassword: (password: string) => Promise<string>;
  /** A token that signs in whoever has this e-mail. */
  readonly tokenOf: (email: string) => string;
  readonly dataFolder: string;
  readonly publicUrl: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** The slugs of the sellers to load; all of the demo unless told. */
  readonly sellers?: readonly string[];
}

export type RunningDemo = Pick<DemoLoad, "left" | "finish" | "stop"> & { readonly signIns: readonly DemoSignIn[] };
export { finishBeside } from "./finish-beside.ts";
export { withLastingLinks } from "./lasting-links.ts";
export { type DemoSignIn, demoPassword } from "./sign-ins.ts";

/**
 * Loads what the pages need first of the demo, or finds it there. `finish` does the rest.
 * In an installation with sellers of its own there is no demo: no sign-ins, and nothing to finish.
 */
export async function startDemo(options: DemoOptions): Promise<RunningDemo> {
  const { hashPassword, dataFolder } = options;
  const passwordHash = once(() => hashPassword(demoPassword(dataFolder)));
  const load = await loadDemo({ ...options, passwordHash });
  return { left: load.left, finish: load.finish, stop: load.stop, signIns: demoSignIns(load.plans, options) };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
