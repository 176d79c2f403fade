import type { Claim } from "../../data.ts";
import { useText } from "../../text.ts";
import { paperTexts } from "../../texts/papers/index.ts";
import { Papers } from "../../ui/Papers.tsx";
import classes from "./claim.module.css";

/** The claim's papers, beside the work. */
export function Documents({ claim }: { readonly claim: Claim }) {
  const say = useText(paperTexts);
  return (
    <section className={`surface ${classes["box"]}`}>
      <h2>{say("documents")}</h2>
      <Papers claim={claim} />
    </section>
  );
}
