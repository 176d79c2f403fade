import type { Text } from "../../core/locale.ts";

/** Kinds of goods that a centre may repair: the policies' `unit.category`. */
export const categories = [
  "miner",
  "hash_board",
  "control_board",
  "power_supply",
  "mini_pc",
  "accessory",
  "general",
] as const;
export type Category = (typeof categories)[number];

/** Kinds of work that a centre may do. `repair` changes whole parts, `board_repair` mends what is soldered on a board. */
export const centreWorks = ["diagnosis", "repair", "board_repair", "cleaning", "firmware"] as const;
export type CentreWork = (typeof centreWorks)[number];

/** What a centre can do with one kind of goods. */
export interface Skill {
  readonly category: Category;
  readonly works: readonly CentreWork[];
  /** Names of models; none: all of the kind. */
  readonly models: readonly string[];
}

/** The kinds of goods in a word or two. */
export const categoryWords: Readonly<Record<Category, Text>> = {
  miner: { en: "Miners", es: "Mineros", zh: "矿机" },
  hash_board: { en: "Hash boards", es: "Placas de hash", zh: "算力板" },
  control_board: { en: "Control boards", es: "Placas de control", zh: "控制板" },
  power_supply: { en: "Power supplies", es: "Fuentes de alimentación", zh: "电源" },
  mini_pc: { en: "Mini PCs", es: "Mini PC", zh: "迷你主机" },
  accessory: { en: "Accessories", es: "Accesorios", zh: "配件" },
  general: { en: "Other goods", es: "Otros artículos", zh: "其他商品" },
};

/** The kinds of work in a few words. */
export const workWords: Readonly<Record<CentreWork, Text>> = {
  diagnosis: { en: "Diagnosis", es: "Diagnóstico", zh: "检测诊断" },
  repair: { en: "Repair by changing parts", es: "Reparación cambiando piezas", zh: "更换部件维修" },
  board_repair: { en: "Repair on the board", es: "Reparación de la placa", zh: "板级维修" },
  cleaning: { en: "Cleaning", es: "Limpieza", zh: "清洁保养" },
  firmware: { en: "Firmware", es: "Firmware", zh: "固件" },
};
