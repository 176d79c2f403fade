import sharp from "sharp";
import { dots } from "./dots.ts";
import type { Random } from "./random.ts";

/** What a made-up photo shows. */
export type Scene = "machine" | "goods" | "burnt" | "fan" | "display" | "label" | "dent" | "proof";

/** Draws a photo of a unit, its serial number on it, as JPEG; nothing is downloaded and no font is needed. */
export async function drawPhoto(random: Random, scene: Scene, serial: string): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
<rect width="${width}" height="${height}" fill="${random.pick(["#cfc8bd", "#b9bfc4", "#d8d4c8", "#a7a096"])}"/>
<g transform="rotate(${random.whole(-4, 4)} ${width / 2} ${height / 2})">${scenes[scene](random, serial)}</g>
</svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 78 }).toBuffer();
}

/** Pixels. */
export const pictureSize = { width: 640, height: 480 } as const;
const { width, height } = pictureSize;

const scenes: Readonly<Record<Scene, (random: Random, serial: string) => string>> = {
  machine: (_random, code) => {
    const fan = (x: number) => {
      const blades = [0, 51, 103, 154, 206, 257, 309]
        .map(
          (turn) =>
            `<path d="M${x} 250 q34 -18 68 0 q-22 22 -68 0z" fill="#3b4148" transform="rotate(${turn} ${x} 250)"/>`,
        )
        .join("");
      return `<circle cx="${x}" cy="250" r="92" fill="#14171a" stroke="#8d949b" stroke-width="6"/>${blades}<circle cx="${x}" cy="250" r="20" fill="#8d949b"/>`;
    };
    return `<rect x="90" y="110" width="460" height="270" rx="14" fill="#c9ced3"/><rect x="90" y="110" width="460" height="44" rx="14" fill="#aab0b6"/>${fan(215)}${fan(425)}${dots(code, 110, 122, { size: 2.6, ink: "#30343a" })}`;
  },
  goods: (random, code) =>
    `<rect x="150" y="120" width="340" height="240" rx="16" fill="${random.pick(["#4b5563", "#3f4c5a", "#5a5148"])}"/><rect x="180" y="150" width="280" height="120" rx="8" fill="#d9dde1"/>${bars(code, 200, 165, 240)}${dots(code, 190, 300, { size: 260 / (Math.max(code.length, 8) * 6), ink: "#f4f4f0" })}`,
  burnt: (random, serial) => {
    const [x, y] = [random.whole(180, 460), random.whole(170, 330)];
    const spots = [
      [46, 0.55],
      [30, 0.75],
      [15, 0.95],
    ].map(
      ([radius, opacity]) =>
        `<ellipse cx="${x}" cy="${y}" rx="${radius! * 1.3}" ry="${radius}" fill="#1a0f08" opacity="${opacity}"/>`,
    );
    return board(random) + spots.join("") + sticker(serial, 70, 400);
  },
  fan: (random, serial) => {
    const blades = Array.from({ length: 7 }, (_, index) => {
      const broken = index === 2 ? 0.45 : 1;
      return `<path d="M320 230 q${60 * broken} -30 ${120 * broken} 0 q${-40 * broken} 36 ${-120 * broken} 0z" fill="#30343a" transform="rotate(${index * 51 + random.whole(0, 6)} 320 230)"/>`;
    });
    return `<rect x="150" y="60" width="340" height="340" rx="24" fill="#15181c"/><circle cx="320" cy="230" r="150" fill="#3d434a"/>${blades.join("")}<circle cx="320" cy="230" r="34" fill="#15181c"/>${sticker(serial, 90, 420)}`;
  },
  display: (random, serial) => {
    const rows = [
      `NO BOOT  CODE ${random.whole(10, 99)}`,
      `CHIPS ${random.whole(40, 90)} OF 114`,
      `TEMP ${random.whole(71, 99)} C`,
    ];
    const text = rows.map((row, index) => dots(row, 90, 110 + index * 70, { size: 5, ink: "#7ee787" }));
    return `<rect x="40" y="50" width="560" height="330" rx="16" fill="#0d1117"/>${text.join("")}${sticker(serial, 120, 410)}`;
  },
  label: (_random, serial) =>
    `<rect x="40" y="90" width="560" height="300" rx="10" fill="#5d646c"/><rect x="70" y="150" width="500" height="170" fill="#f4f4f0"/>${bars(serial, 100, 170, 440)}${dots(serial, 100, 270, { size: 440 / (serial.length * 6), ink: "#111111" })}`,
  dent: (random, serial) => {
    const x = random.whole(380, 480);
    return `<path d="M90 150 L330 90 L560 150 L560 370 L330 430 L90 370z" fill="#b98d57"/><path d="M330 200 L560 150 L560 370 L330 430z" fill="#a67b48"/><path d="M${x} 250 l44 -22 l22 60 l-50 30z" fill="#5f4323"/>${sticker(serial, 110, 320)}`;
  },
  proof: (random, reference) => {
    const line = (y: number, length: number) => `<rect x="110" y="${y}" width="${length}" height="10" fill="#c3c7cc"/>`;
    // As large as the paper has room for.
    const size = Math.min(3.4, 430 / (reference.length * 6));
    const body = [170, 200, 230, 300, 330].map((y) => line(y, random.whole(140, 380))).join("");
    return `<rect x="70" y="30" width="500" height="420" fill="#ffffff"/><rect x="70" y="30" width="500" height="56" fill="#0f4c75"/>${dots("BANK TRANSFER", 100, 44, { size: 4, ink: "#ffffff" })}${dots(reference, 110, 110, { size, ink: "#111111" })}${body}${dots("EXECUTED", 110, 380, { size: 4, ink: "#1a7f37" })}`;
  },
};

function board(random: Random): string {
  const chips = Array.from({ length: 42 }, (_, index) => {
    const [column, row] = [index % 14, Math.floor(index / 14)];
    return `<rect x="${64 + column * 37}" y="${110 + row * 90}" width="24" height="34" fill="#23272d" stroke="#8f959c"/>`;
  });
  const traces = Array.from({ length: 9 }, () => {
    const y = random.whole(90, 380);
    return `<path d="M50 ${y} h${random.whole(80, 500)}" stroke="#2f8f5b" stroke-width="3"/>`;
  });
  return `<rect x="36" y="70" width="568" height="330" rx="8" fill="#1f6e43"/>${traces.join("")}${chips.join("")}`;
}

function sticker(serial: string, x: number, y: number): string {
  const size = 2.2;
  return `<rect x="${x - 8}" y="${y - 8}" width="${serial.length * 6 * size + 16}" height="${7 * size + 16}" fill="#f7f7f2"/>${dots(serial, x, y, { size, ink: "#111111" })}`;
}

function bars(serial: string, x: number, y: number, length: number): string {
  const widths = Array.from(serial).flatMap((sign) => [
    1 + (sign.charCodeAt(0) % 3),
    1 + ((sign.charCodeAt(0) >> 2) % 3),
  ]);
  const unit = length / widths.reduce((sum, each) => sum + each + 1, 0);
  let at = x;
  return widths
    .map((each) => {
      const bar = `<rect x="${at.toFixed(1)}" y="${y}" width="${(each * unit).toFixed(1)}" height="80" fill="#111111"/>`;
      at += (each + 1) * unit;
      return bar;
    })
    .join("");
}
