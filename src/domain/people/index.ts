export { actorAt, type Credentials } from "./actor.ts";
export { createKey, findKey, type NewKey } from "./api-keys.ts";
export { type Action, may, permissions } from "./permissions.ts";
export { roleWord } from "./role-words.ts";
export { hashSecret, isSecret, newSecret } from "./secrets.ts";
export type { OpenSession, SignedIn, SignIn, SignInAnswer, SignInRequest } from "./sign-in.ts";
export type { SendSignInMail, SignInMail } from "./sign-in-mail.ts";
