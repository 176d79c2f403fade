import type { Say } from "../text.ts";

/** What an e-mail field must hold; the server has the last word. */
export function emailRule(say: Say<"required" | "emailWrong">) {
  return { required: say("required"), pattern: { value: /^\S+@\S+\.\S+$/, message: say("emailWrong") } };
}

/** What a new password must hold. */
export function passwordRule(say: Say<"required" | "passwordShort">) {
  return { required: say("required"), minLength: { value: 10, message: say("passwordShort") } };
}

/** A path of this installation from the address bar, or nothing: never another site. */
export function ownPath(next: string | undefined): string | undefined {
  return next !== undefined && /^\/(?![/\\])[^\s\\]*$/.test(next) ? next : undefined;
}
