import type { Locale } from "../../core/locale.ts";
import type { Random } from "./random.ts";
import type { DemoSeller } from "./seller.ts";

/** A customer of the demo; its first person signs in, or nobody does and a guest's link is used. */
export interface DemoCustomer {
  readonly kind: "consumer" | "business";
  readonly name: string;
  /** Who writes and ships for it. */
  readonly contact: string;
  readonly email: string;
  readonly phone: string;
  readonly country: string;
  readonly locale: Locale;
  readonly address: {
    readonly name: string;
    readonly lines: readonly string[];
    readonly city: string;
    readonly region: string;
    readonly postcode: string;
    readonly country: string;
    readonly phone: string;
    readonly kind: "address";
  };
  readonly signsIn: boolean;
  /** Whether their sign-in is printed at the start. */
  readonly printed: boolean;
}

/** The customers of one seller, those of its own language first; the first is the one whose sign-in is printed. */
export function makeCustomers(random: Random, { slug, locale }: Pick<DemoSeller, "slug" | "locale">): DemoCustomer[] {
  const near = miners.filter(([, , place]) => places[place]?.[4] === locale);
  const known: Readonly<Record<string, typeof miners>> = { "all-mining": miners, "zeus-mining": near, jasminer: near };
  const from: Readonly<Record<string, readonly [number, number]>> = { "all-mining": [0, 8], nordwind: [9, 24] };
  const businesses = (known[slug] ?? []).map(([name, contact, place]) =>
    customer(random, { name, contact, place, kind: "business" }),
  );
  const people = individuals
    .slice(...(from[slug] ?? []))
    .map(([contact, place]) => customer(random, { name: contact, contact, place, kind: "consumer" }));
  return [...businesses, ...people].map((each, index) =>
    index === 0 ? { ...each, signsIn: true, printed: true } : each,
  );
}

function customer(
  random: Random,
  of: { name: string; contact: string; place: string; kind: DemoCustomer["kind"] },
): DemoCustomer {
  const [city, region, country, dial, locale, streets] = places[of.place]!;
  const phone = `+${dial} ${random.whole(20, 99)} 555 0${random.whole(100, 199)}`;
  return {
    kind: of.kind,
    name: of.name,
    contact: of.contact,
    email: mailOf(of),
    phone,
    country,
    locale,
    address: {
      name: of.name === of.contact ? of.name : `${of.name}, ${of.contact}`,
      lines: [`${random.pick(streets)} ${random.whole(2, 180)}`],
      city,
      region,
      postcode: String(random.whole(10_000, 98_999)),
      country,
      phone,
      kind: "address",
    },
    signsIn: random.chance(0.7),
    printed: false,
  };
}

/** Reserved names (RFC 2606): no mail can ever reach them. */
function mailOf({ name, contact, kind }: { name: string; contact: string; kind: string }): string {
  const plain = (text: string, blank: string) =>
    text
      .normalize("NFD")
      .replace(/[\u0300-\u036f]/g, "")
      .replace(/ø/g, "o")
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, blank)
      .replace(/^[.-]+|[.-]+$/g, "");
  return kind === "business"
    ? `${plain(contact, ".")}@${plain(name, "-")}.example`
    : `${plain(contact, ".")}@mail.example`;
}

const miners: readonly [name: string, contact: string, place: string][] = [
  ["Northfjord Mining AS", "Ingrid Dahl", "Narvik"],
  ["MinaSur S.A.", "Ana Ruiz", "Asunción"],
  ["Hashrate del Paraná", "Diego Benítez", "Ciudad del Este"],
  ["Patagonia Cómputo SRL", "Lucas Ferreyra", "Neuquén"],
  ["Cordillera Digital SpA", "Camila Rojas", "Antofagasta"],
  ["Minería Azteca S.A. de C.V.", "Jorge Salinas", "Monterrey"],
  ["Lone Star Compute LLC", "Brian Keller", "Odessa"],
  ["Prairie Hash Inc.", "Megan Hughes", "Medicine Hat"],
  ["Hydro Quebec Hosting Ltd.", "Alain Tremblay", "Sherbrooke"],
  ["Baltic Compute UAB", "Rūta Kazlauskienė", "Vilnius"],
  ["Steppe Energy LLP", "Aigerim Sadykova", "Pavlodar"],
  ["Gulf Digital FZE", "Omar Haddad", "Sharjah"],
  ["Shenzhen Xingyun Technology", "Zhang Wei", "Shenzhen"],
  ["Sichuan Shuguang Data", "Wang Fang", "Chengdu"],
  ["Harbour Nodes Limited", "Chan Ka Ming", "Hong Kong"],
  ["Iberia Minera S.L.", "Pablo Ortega", "Zaragoza"],
];

const individuals: readonly [name: string, place: string][] = [
  ["Emma Clark", "Leeds"],
  ["Oliver Brandt", "Hamburg"],
  ["Lucía Navarro", "Valencia"],
  ["Javier Molina", "Sevilla"],
  ["Carmen Vidal", "Barcelona"],
  ["Zhao Min", "Shanghai"],
  ["Liu Yang", "Hangzhou"],
  ["Chen Yu", "Guangzhou"],
  ["Hannah Fischer", "Leipzig"],
  ["Peter Novotny", "Wien"],
  ["Sarah Johansson", "Uppsala"],
  ["Marco Bianchi", "Torino"],
  ["Chloé Martin", "Lyon"],
  ["Daan Visser", "Utrecht"],
  ["Ethan Brooks", "Portland"],
  ["Grace Murphy", "Cork"],
  ["Mateo Castillo", "Guadalajara"],
  ["Valentina Torres", "Santiago"],
  ["Sun Li", "Suzhou"],
  ["Noah Becker", "München"],
  ["Aisling Byrne", "Galway"],
  ["Sofía Romero", "Córdoba"],
  ["Huang Jie", "Shenzhen"],
  ["Mia Schneider", "Köln"],
];

type Place = readonly [city: string, region: string, country: string, dial: string, Locale, streets: readonly string[]];
const english = ["Mill Lane", "Station Road", "Harbour Street", "Granite Way"];
const german = ["Lindenstraße", "Am Bahndamm", "Gartenweg", "Werkstraße"];
const spanish = ["Calle Mayor", "Avenida Libertad", "Camino del Río", "Calle Olmo"];
const chinese = ["Keji Road", "Xinghai Street", "Wenhua Road", "Jianshe Road"];
const places: Readonly<Record<string, Place>> = {
  Narvik: ["Narvik", "Nordland", "NO", "47", "en", ["Havnegata", "Kongens gate"]],
  Asunción: ["Asunción", "", "PY", "595", "es", spanish],
  "Ciudad del Este": ["Ciudad del Este", "Alto Paraná", "PY", "595", "es", spanish],
  Neuquén: ["Neuquén", "Neuquén", "AR", "54", "es", spanish],
  Antofagasta: ["Antofagasta", "Antofagasta", "CL", "56", "es", spanish],
  Monterrey: ["Monterrey", "Nuevo León", "MX", "52", "es", spanish],
  Odessa: ["Odessa", "TX", "US", "1", "en", english],
  "Medicine Hat": ["Medicine Hat", "AB", "CA", "1", "en", english],
  Sherbrooke: ["Sherbrooke", "QC", "CA", "1", "en", english],
  Vilnius: ["Vilnius", "", "LT", "370", "en", ["Gedimino pr.", "Savanorių pr."]],
  Pavlodar: ["Pavlodar", "", "KZ", "7", "en", ["Lomov Street", "Satpaev Street"]],
  Sharjah: ["Sharjah", "", "AE", "971", "en", ["Al Wahda Street", "Industrial Area 4"]],
  Shenzhen: ["Shenzhen", "Guangdong", "CN", "86", "zh", chinese],
  Chengdu: ["Chengdu", "Sichuan", "CN", "86", "zh", chinese],
  "Hong Kong": ["Hong Kong", "", "HK", "852", "zh", ["Des Voeux Road", "Castle Peak Road"]],
  Zaragoza: ["Zaragoza", "Aragón", "ES", "34", "es", spanish],
  Leeds: ["Leeds", "", "GB", "44", "en", english],
  Hamburg: ["Hamburg", "", "DE", "49", "en", german],
  Valencia: ["Valencia", "", "ES", "34", "es", spanish],
  Sevilla: ["Sevilla", "", "ES", "34", "es", spanish],
  Barcelona: ["Barcelona", "", "ES", "34", "es", spanish],
  Shanghai: ["Shanghai", "", "CN", "86", "zh", chinese],
  Hangzhou: ["Hangzhou", "Zhejiang", "CN", "86", "zh", chinese],
  Guangzhou: ["Guangzhou", "Guangdong", "CN", "86", "zh", chinese],
  Leipzig: ["Leipzig", "Sachsen", "DE", "49", "en", german],
  Wien: ["Wien", "", "AT", "43", "en", german],
  Uppsala: ["Uppsala", "", "SE", "46", "en", ["Kungsgatan", "Svartbäcksgatan"]],
  Torino: ["Torino", "", "IT", "39", "en", ["Via Po", "Corso Francia"]],
  Lyon: ["Lyon", "", "FR", "33", "en", ["Rue Garibaldi", "Cours Lafayette"]],
  Utrecht: ["Utrecht", "", "NL", "31", "en", ["Oudegracht", "Amsterdamsestraatweg"]],
  Portland: ["Portland", "OR", "US", "1", "en", english],
  Cork: ["Cork", "", "IE", "353", "en", english],
  Guadalajara: ["Guadalajara", "Jalisco", "MX", "52", "es", spanish],
  Santiago: ["Santiago", "", "CL", "56", "es", spanish],
  Suzhou: ["Suzhou", "Jiangsu", "CN", "86", "zh", chinese],
  München: ["München", "Bayern", "DE", "49", "en", german],
  Galway: ["Galway", "", "IE", "353", "en", english],
  Córdoba: ["Córdoba", "", "AR", "54", "es", spanish],
  Köln: ["Köln", "", "DE", "49", "en", german],
};
