export { type Action, may, permissions } from "./permissions.ts";
export type { SignedIn, SignIn } from "./sign-in.ts";
export type { SendSignInMail, SignInMail } from "./sign-in-mail.ts";
