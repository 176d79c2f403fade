import type { Text } from "../../core/locale.ts";
import type { Scene } from "./pictures.ts";
import type { DemoModel } from "./seller.ts";

/** A fault as the customer tells it and as the bench deals with it. Staff write English. */
export interface DemoFault {
  readonly scene: Scene;
  readonly told: Text;
  /** What the remote diagnosis noted. */
  readonly triage: string;
  /** What staff ask before they can decide. */
  readonly question: Text;
  readonly answer: Text;
  /** What a firmware or a setting mends from afar. */
  readonly remote: Text;
  readonly found: string;
  readonly code: string;
  readonly work: string;
  readonly part: { readonly name: string; readonly price: number };
}

/** The faults that this kind of product shows. */
export function faultsOf(model: DemoModel): readonly DemoFault[] {
  if (model.category === "mini_pc") return miniPcFaults;
  const codes = faultsOfParts[model.category];
  return codes ? minerFaults.filter(({ code }) => codes.includes(code)) : minerFaults;
}

/** What a part that is sold by itself can show, of the faults of a miner. */
const faultsOfParts: Readonly<Partial<Record<DemoModel["category"], readonly string[]>>> = {
  hash_board: ["HB-CHAIN", "HB-BURNT", "TEMP"],
  power_supply: ["PSU"],
  accessory: ["FAN"],
};

const askLog: Text = {
  en: "Please send the kernel log of the last start and the firmware version.",
  es: "Envíe por favor el registro del último arranque y la versión del firmware.",
  zh: "请发送最近一次启动的内核日志和固件版本。",
};
const gaveLog: Text = {
  en: "The log is attached; the firmware is the one it came with.",
  es: "El registro está adjunto; el firmware es el original.",
  zh: "日志已附上，固件为出厂版本。",
};
const askSteps: Text = {
  en: "Does it start with one memory module and without the drive?",
  es: "¿Arranca con un solo módulo de memoria y sin el disco?",
  zh: "只插一根内存并拆下硬盘后能启动吗？",
};
const gaveSteps: Text = {
  en: "I tried each module alone and without the drive: the same.",
  es: "Probé cada módulo por separado y sin el disco: igual.",
  zh: "单独试过每根内存，也拆下了硬盘，情况一样。",
};
const byFirmware: Text = {
  en: "The new firmware brought the unit back; it ran 24 hours without an error.",
  es: "El nuevo firmware lo arregló; funcionó 24 horas sin errores.",
  zh: "更新固件后恢复正常，已连续运行 24 小时无错误。",
};
const byBios: Text = {
  en: "Resetting the BIOS and updating it solved the problem.",
  es: "Restablecer y actualizar la BIOS resolvió el problema.",
  zh: "重置并更新 BIOS 后问题解决。",
};

const minerFaults: readonly DemoFault[] = [
  {
    scene: "display",
    told: {
      en: "After a restart one hash board is missing. The page shows two of three boards.",
      es: "Tras reiniciar falta una placa de hash. La página muestra dos de tres.",
      zh: "重启后缺少一块算力板，页面只显示三块中的两块。",
    },
    triage: "Log shows chain 2 with 0 ASICs after three cold starts; cables swapped, the fault stays with the board.",
    question: askLog,
    answer: gaveLog,
    remote: byFirmware,
    found: "Chain 2: no answer from ASIC 37 on, domain 7 at 0 V.",
    code: "HB-CHAIN",
    work: "Replaced two ASICs and the boost converter of domain 7, cleaned the board, new thermal paste.",
    part: { name: "ASIC chip", price: 3_400 },
  },
  {
    scene: "fan",
    told: {
      en: "Fan 2 shows 0 rpm and the machine stops after about a minute.",
      es: "El ventilador 2 marca 0 rpm y la máquina se para al minuto.",
      zh: "风扇 2 显示 0 转，机器约一分钟后停机。",
    },
    triage: "Fan error in the log at every start; changing the ports moves the error with the fan.",
    question: askLog,
    answer: gaveLog,
    remote: byFirmware,
    found: "Front fan blocked, one blade broken off.",
    code: "FAN",
    work: "Replaced both fans as a pair, checked the fan header.",
    part: { name: "Fan 140 mm, 7,000 rpm", price: 2_900 },
  },
  {
    scene: "label",
    told: {
      en: "It does not start any more; the power supply clicks and the breaker trips.",
      es: "Ya no arranca; la fuente hace clic y salta el automático.",
      zh: "无法启动，电源有咔哒声并跳闸。",
    },
    triage: "No output on the supply without load either; cable and socket excluded.",
    question: askLog,
    answer: gaveLog,
    remote: byFirmware,
    found: "Power supply: short on the primary side.",
    code: "PSU",
    work: "Replaced the power supply, ran the machine for 12 hours at full load.",
    part: { name: "Power supply", price: 18_500 },
  },
  {
    scene: "burnt",
    told: {
      en: "There was a smell of burning and the machine switched off.",
      es: "Olía a quemado y la máquina se apagó.",
      zh: "闻到焦味后机器关机。",
    },
    triage: "Photo shows a dark spot on one board; the customer was asked not to switch it on again.",
    question: askLog,
    answer: gaveLog,
    remote: byFirmware,
    found: "Burnt spot around the connector of board 1.",
    code: "HB-BURNT",
    work: "Replaced the connector and four ASICs of board 1.",
    part: { name: "Hash board connector set", price: 5_200 },
  },
  {
    scene: "display",
    told: {
      en: "The hash rate fell to two thirds, and board 3 reports high temperature.",
      es: "La tasa de hash bajó a dos tercios y la placa 3 avisa de temperatura alta.",
      zh: "算力下降到三分之二，3 号板报高温。",
    },
    triage: "Board 3 throttles at 95 °C with clean filters; sensor and paste suspected.",
    question: askLog,
    answer: gaveLog,
    remote: byFirmware,
    found: "Temperature sensor of board 3 reads 18 °C too high.",
    code: "TEMP",
    work: "Replaced the sensor, renewed the thermal paste.",
    part: { name: "Temperature sensor", price: 900 },
  },
];

const miniPcFaults: readonly DemoFault[] = [
  {
    scene: "display",
    told: {
      en: "It switches on, the fan turns, but there is no picture on either output.",
      es: "Se enciende y gira el ventilador, pero no hay imagen en ninguna salida.",
      zh: "能通电，风扇转动，但两个接口都没有画面。",
    },
    triage: "No picture with two screens and cables; memory excluded by swapping.",
    question: askSteps,
    answer: gaveSteps,
    remote: byBios,
    found: "No POST; short on the memory supply rail.",
    code: "MB-POST",
    work: "Replaced the mainboard, moved memory and drive over, tested for eight hours.",
    part: { name: "Mainboard", price: 22_000 },
  },
  {
    scene: "fan",
    told: {
      en: "The fan rattles and gets very loud after ten minutes.",
      es: "El ventilador vibra y hace mucho ruido a los diez minutos.",
      zh: "风扇有异响，约十分钟后噪音很大。",
    },
    triage: "Recording confirms a bearing noise; dust excluded.",
    question: askSteps,
    answer: gaveSteps,
    remote: byBios,
    found: "Fan bearing worn out.",
    code: "FAN",
    work: "Replaced the fan and the thermal pad.",
    part: { name: "Cooling module", price: 2_400 },
  },
  {
    scene: "label",
    told: {
      en: "Both USB-C ports stopped working on the same day.",
      es: "Los dos puertos USB-C dejaron de funcionar el mismo día.",
      zh: "两个 USB-C 接口在同一天失灵。",
    },
    triage: "Ports missing in the BIOS as well; driver excluded with a live system.",
    question: askSteps,
    answer: gaveSteps,
    remote: byBios,
    found: "USB4 controller does not answer.",
    code: "USB4",
    work: "Replaced the USB4 controller, flashed its firmware.",
    part: { name: "USB4 controller", price: 3_100 },
  },
  {
    scene: "display",
    told: {
      en: "It restarts by itself under load, about once an hour.",
      es: "Se reinicia solo con carga, más o menos cada hora.",
      zh: "高负载时大约每小时自动重启一次。",
    },
    triage: "Restarts with another adapter and other memory too; temperatures normal.",
    question: askSteps,
    answer: gaveSteps,
    remote: byBios,
    found: "Voltage regulator phase 3 drops under load.",
    code: "VRM",
    work: "Replaced the regulator phase, ran a 24-hour load test.",
    part: { name: "Voltage regulator", price: 1_800 },
  },
];
