import { isStaff } from "../../core/actor.ts";
import { newId } from "../../core/id.ts";
import type { Refusal } from "../../core/refusal.ts";
import type { Context } from "../context.ts";
import { lockClaim, noteEvent, permission, refuseIf } from "../events/index.ts";
import { tellCustomer } from "./tell-customer.ts";

/** What somebody writes; `internal` is a note among staff, which the customer never sees. */
export interface NewMessage {
  readonly text: string;
  readonly internal: boolean;
}

/** Whether the actor may write to the other side, or a note among staff. */
export function messageGuard(onlooker: Pick<Context, "actor" | "seller">, internal: boolean): Refusal | null {
  return permission(onlooker, internal ? "note.write" : "message.send");
}

/** Keeps a message with the claim; the customer is mailed what staff write, and staff find the customer's in Today. Returns the claim's id. */
export async function sendMessage(context: Context, claimId: string, input: NewMessage): Promise<string> {
  refuseIf(messageGuard(context, input.internal));
  const { tx, actor, now } = context;
  await lockClaim(context, claimId);
  const byStaff = isStaff(actor);
  const id = newId<"message">(now);
  await tx
    .insertInto("message")
    .values({
      sellerId: actor.sellerId,
      id,
      claimId,
      internal: input.internal,
      authorKind: actor.role === "system" ? "system" : byStaff ? "staff" : "customer",
      authorName: actor.name,
      authorId: actor.id,
      text: input.text,
      sentAt: new Date(now),
    })
    .execute();
  await noteEvent(context, claimId, input.internal ? "note.written" : "message.sent", { messageId: id });
  if (byStaff && !input.internal) await tellCustomer(context, claimId, "message_received", { text: input.text });
  return claimId;
}
