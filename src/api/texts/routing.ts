import type { Locale, Text } from "../../core/locale.ts";
import { fill } from "../../core/refusal.ts";
import { categoryWords, type RoutingKey, type RoutingReason, workWords } from "../../domain/centres/index.ts";

/** Why a centre stands where it does in the order, in a sentence. */
export function routingText({ key, values }: RoutingReason, locale: Locale): string {
  const names = new Intl.DisplayNames(locale, { type: "region" });
  const told = Object.entries(values).map(([name, value]) => {
    if (name === "country" || name === "other") return [name, names.of(String(value)) ?? value];
    if (name === "category") return [name, categoryWords[value as keyof typeof categoryWords][locale]];
    if (name === "work") return [name, workWords[value as keyof typeof workWords][locale]];
    return [name, typeof value === "number" ? new Intl.NumberFormat(locale).format(value) : value];
  });
  return fill(sentences[key][locale], Object.fromEntries(told)).replace(/ \(\)/, "");
}

const sentences: Readonly<Record<RoutingKey, Text>> = {
  paused: { en: "Takes no new claims at present", es: "Por ahora no recibe reclamaciones", zh: "目前不接收新申请" },
  own_workshop: {
    en: "Is the customer's own workshop: nobody judges their own machine",
    es: "Es el taller del propio cliente: nadie juzga su propio equipo",
    zh: "是客户自己的维修中心：不得检测自己的设备",
  },
  lacks_skill: {
    en: "Is not known to do this: {category}, {work} ({model})",
    es: "No consta que haga esto: {category}, {work} ({model})",
    zh: "未注明可做：{category}，{work}（{model}）",
  },
  skill_of_model: { en: "Repairs this very model", es: "Repara este mismo modelo", zh: "可维修该型号" },
  skill_of_kind: { en: "Repairs this kind of goods", es: "Repara este tipo de artículo", zh: "可维修此类物品" },
  skill_not_said: {
    en: "Nobody entered what it repairs",
    es: "No se ha indicado qué repara",
    zh: "未填写可维修内容",
  },
  unit_unknown: {
    en: "What is to be repaired is not known",
    es: "No se sabe qué hay que reparar",
    zh: "待维修物品未知",
  },
  distance: { en: "{km} km away", es: "A {km} km", zh: "距离 {km} 公里" },
  distance_unknown: {
    en: "How far it is, is not known",
    es: "No se conoce la distancia",
    zh: "距离未知",
  },
  load: {
    en: "{open} of {capacity} units open",
    es: "{open} de {capacity} equipos abiertos",
    zh: "在修 {open} / {capacity} 台",
  },
  full: {
    en: "Full: {open} of {capacity} units open",
    es: "Lleno: {open} de {capacity} equipos",
    zh: "已满：{open} / {capacity} 台",
  },
  load_unknown: {
    en: "{open} units open; its capacity is not known",
    es: "{open} equipos abiertos; no se conoce su capacidad",
    zh: "在修 {open} 台；容量未知",
  },
  same_country: {
    en: "In the customer's country ({country}): no customs",
    es: "En el país del cliente ({country}): sin aduana",
    zh: "与客户同在{country}：无需清关",
  },
  same_union: {
    en: "{country} and {other} are one customs territory ({union}): no duty",
    es: "{country} y {other} forman un mismo territorio aduanero ({union}): sin aranceles",
    zh: "{country}与{other}同属一个关税区（{union}）：无关税",
  },
  border: {
    en: "A customs border lies between {country} and {other}: papers, and duty may be due both ways",
    es: "Entre {country} y {other} hay aduana: papeles, y puede haber aranceles a la ida y a la vuelta",
    zh: "{country}与{other}之间有海关边境：需要单证，往返可能产生关税",
  },
  border_unknown: {
    en: "Whether a customs border is crossed, is not known",
    es: "No se sabe si se cruza una aduana",
    zh: "是否跨越海关边境未知",
  },
};

/** From where distances count. */
export const fromText: Readonly<Record<"city" | "country" | "unknown", Text>> = {
  city: {
    en: "Distances from the middle of {place}",
    es: "Distancias desde el centro de {place}",
    zh: "距离自{place}市中心起算",
  },
  country: {
    en: "Distances from the middle of {place}, since the city is not known",
    es: "Distancias desde el centro de {place}, pues no se conoce la ciudad",
    zh: "城市未知，距离自{place}中部起算",
  },
  unknown: {
    en: "Where the units are is not known",
    es: "No se sabe dónde están los equipos",
    zh: "设备所在地未知",
  },
};
