export { type Action, may, permissions } from "./permissions.ts";
export type { OpenSession, SignedIn, SignIn, SignInAnswer, SignInRequest } from "./sign-in.ts";
export type { SendSignInMail, SignInMail } from "./sign-in-mail.ts";
