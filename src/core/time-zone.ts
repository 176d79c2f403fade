const listed: ReadonlySet<string> = new Set(["UTC", ...Intl.supportedValuesOf("timeZone")]);

/** Whether the text is a time zone by its own name: of such there are a few hundred, where another spelling makes no new one. */
export function isListedTimeZone(name: string): boolean {
  return listed.has(name);
}

/** Whether the text is a time zone that this runtime knows (IANA name, such as Europe/Madrid). */
export function isTimeZone(name: string): boolean {
  try {
    return name !== "" && new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
