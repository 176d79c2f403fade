/** A SQL `like` pattern for what begins with `text`, whose own wildcards mean themselves. */
export function beginning(text: string): string {
  return `${text.replaceAll(/[\\%_]/g, "\\$&")}%`;
}
