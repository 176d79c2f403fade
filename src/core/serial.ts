/** A serial as searches compare it: upper case, without blanks and dashes. */
export function serialKey(serial: string): string {
  return serial.toUpperCase().replaceAll(/[\s-]/g, "");
}
