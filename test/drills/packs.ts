import { checkMutated } from "../mutated-packs.ts";

/**
 * Checks pack files changed at random: none may crash or hang the check, and each that is refused has its place. Every thousand has a seed of
 * its own, counted from `first`, so that many can be checked in several runs.
 */
export async function packDrill(rounds: number, first = 0): Promise<boolean> {
  const began = performance.now();
  let [sound, refused, slowest] = [0, 0, 0];
  for (let seed = first; sound + refused < rounds; seed++) {
    const result = checkMutated(Math.min(1_000, rounds - sound - refused), seed);
    sound += result.sound;
    refused += result.refused;
    slowest = Math.max(slowest, result.slowest);
    if (seed % 10 === 9) console.log(`${sound + refused} changed pack files checked`);
  }
  const seconds = Math.round((performance.now() - began) / 1000);
  console.log(
    `${sound + refused} changed pack files: ${refused} refused, each with its place, ${sound} still sound, no crash; ` +
      `the slowest check took ${Math.round(slowest)} ms (${seconds} s in all)`,
  );
  return slowest < 5_000;
}
