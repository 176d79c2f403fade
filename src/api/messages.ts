import { sendMessage } from "../domain/messages/index.ts";
import { changeClaim } from "./claim-answer.ts";
import type { Handlers } from "./handler.ts";

/** Messages between customer and staff, and notes among staff. */
export const messageHandlers: Handlers<"POST /v1/sellers/{seller}/claims/{claim}/messages"> = {
  "POST /v1/sellers/{seller}/claims/{claim}/messages": (call) =>
    changeClaim(call, (context, id) => sendMessage(context, id, call.body)),
};
