import type { Locale } from "../../core/locale.ts";

/** A mail that lets somebody in; `link` is a whole address and works once. */
export interface SignInMail {
  readonly kind: "magic_link" | "verify_email" | "reset_password" | "address_taken";
  readonly to: string;
  readonly name: string;
  readonly link: string;
  readonly locale: Locale;
}

/** The port through which sign-in mails leave; resolves when the mail was handed over. */
export type SendSignInMail = (mail: SignInMail) => Promise<void>;
