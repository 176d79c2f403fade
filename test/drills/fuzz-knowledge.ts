import type { Random } from "../../src/main/demo/random.ts";

/** A thing of the demo with what belongs to it: values by the name a path gives them. */
type Scene = ReadonlyMap<string, readonly string[]>;

/** What the drill has read in answers so far, so that later requests name things that exist and belong together. */
export class Knowledge {
  /** Ids, numbers and serials of any kind. */
  readonly known: string[] = [];
  readonly #scenes: Scene[] = [];
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  /** Remembers an answer to a GET; `path` as the API's description writes it. */
  learn(path: string, answer: unknown): void {
    const scene = new Map<string, string[]>();
    const label = singular(
      path
        .replace(/\/\{\w+\}$/, "")
        .split("/")
        .at(-1) ?? "",
    );
    this.#collect(answer, label, scene);
    if (/\{\w+\}$/.test(path) && scene.size > 1) this.#scenes.push(scene);
    if (this.#scenes.length > 200) this.#scenes.shift();
  }

  /** Values for the names of a path; of one thing and its parts where something is known, of anything now and then. */
  fill(names: readonly string[]): Map<string, string> {
    const fitting = this.#scenes.filter((scene) => names.every((name) => name === "seller" || scene.has(name)));
    const some = fitting.length > 0 ? fitting : this.#scenes.filter((scene) => names.some((name) => scene.has(name)));
    const scene = some.length > 0 && this.#random.chance(0.85) ? this.#random.pick(some) : null;
    const pick = (name: string) => this.#random.pick(scene?.get(name) ?? (this.known.length > 0 ? this.known : ["-"]));
    return new Map(names.map((name) => [name, pick(name)]));
  }

  #collect(value: unknown, label: string, scene: Map<string, string[]>): void {
    if (Array.isArray(value)) for (const each of value.slice(0, 50)) this.#collect(each, label, scene);
    else if (value && typeof value === "object") {
      for (const [name, each] of Object.entries(value)) {
        if (typeof each === "string") this.#file(each, name === "id" || name === "number" ? label : name, scene);
        else this.#collect(each, name === "items" ? label : singular(name), scene);
      }
    }
  }

  #file(text: string, name: string, scene: Map<string, string[]>): void {
    if (!/^[0-9a-f]{8}-[0-9a-f-]{27}$|^[A-Z]+-\d{4}-\d{6}$|^[A-Z0-9]{8,30}$|^"\w+"$/.test(text)) return;
    const label = name.replace(/Id$/, "");
    scene.set(label, [...(scene.get(label) ?? []), text]);
    if (this.known.length < 3_000 && this.#random.chance(0.3) && !this.known.includes(text)) this.known.push(text);
  }
}

function singular(name: string): string {
  return name.replace(/ies$/, "y").replace(/s$/, "");
}
