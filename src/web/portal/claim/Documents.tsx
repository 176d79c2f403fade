import type { Claim } from "../../data.ts";
import { useText } from "../../text.ts";
import { paperTexts } from "../../texts/papers/index.ts";
import { Papers } from "../../ui/Papers.tsx";
import { Section } from "./Section.tsx";

/** The claim's papers, for its customer. */
export function Documents({ claim }: { readonly claim: Claim }) {
  const say = useText(paperTexts);
  return (
    <Section title={say("documents")}>
      <Papers claim={claim} />
    </Section>
  );
}
