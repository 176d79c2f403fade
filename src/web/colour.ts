type Rgb = readonly [number, number, number];
/** Ten shades from palest to darkest, as the component library takes them. */
export type Shades = [string, string, string, string, string, string, string, string, string, string];

/** WCAG contrast of white text on a filled accent: above AA's 4.5 with room for tinted grounds. */
const fillContrast = 5.2;
/** Contrast of accent-coloured text on the dark ground. */
const darkTextContrast = 5;
const white: Rgb = [255, 255, 255];
const darkGround: Rgb = [36, 36, 36];

/** Shades of a seller's accent (`#rrggbb`): shade 6 carries white text, shade 4 is readable on the dark ground, hue kept. */
export function shadesOf(colour: string): Shades {
  const accent = darkenUntil(parse(colour), (rgb) => contrast(rgb, white) >= fillContrast);
  const onDark = lightenUntil(accent, (rgb) => contrast(rgb, darkGround) >= darkTextContrast);
  return [
    mix(white, accent, 0.07),
    mix(white, accent, 0.14),
    mix(white, accent, 0.28),
    mix(white, onDark, 0.6),
    onDark,
    mix(onDark, accent, 0.6),
    accent,
    mix(accent, [0, 0, 0], 0.14),
    mix(accent, [0, 0, 0], 0.28),
    mix(accent, [0, 0, 0], 0.45),
  ].map((rgb) => write(rgb as Rgb)) as Shades;
}

/** WCAG 2 contrast of two colours, 1 to 21. */
export function contrastOf(first: string, second: string): number {
  return contrast(parse(first), parse(second));
}

function darkenUntil(from: Rgb, enough: (rgb: Rgb) => boolean): Rgb {
  let rgb = from;
  for (let share = 0; share <= 1 && !enough(rgb); share += 0.02) rgb = mix(from, [0, 0, 0], share);
  return rgb;
}

function lightenUntil(from: Rgb, enough: (rgb: Rgb) => boolean): Rgb {
  let rgb = from;
  for (let share = 0; share <= 1 && !enough(rgb); share += 0.02) rgb = mix(from, white, share);
  return rgb;
}

function mix(from: Rgb, to: Rgb, share: number): Rgb {
  return [0, 1, 2].map((at) => from[at as 0] + (to[at as 0] - from[at as 0]) * share) as unknown as Rgb;
}

function contrast(first: Rgb, second: Rgb): number {
  const [low, high] = [luminance(first), luminance(second)].sort((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

function luminance(rgb: Rgb): number {
  const [red, green, blue] = rgb.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function parse(colour: string): Rgb {
  const value = Number.parseInt(colour.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

function write(rgb: Rgb): string {
  return `#${rgb.map((value) => Math.round(value).toString(16).padStart(2, "0")).join("")}`;
}
