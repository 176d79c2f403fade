/** The serial numbers in a text: split at lines, commas, semicolons, tabs and blanks, upper case, each once. */
export function serialsOf(text: string): { readonly serials: readonly string[]; readonly repeated: number } {
  const given = text
    .split(/[\s,;"]+/)
    .map((part) => part.trim().toUpperCase())
    .filter(Boolean);
  const serials = [...new Set(given)];
  return { serials, repeated: given.length - serials.length };
}
