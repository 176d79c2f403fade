import { useState } from "react";
import type { Answer } from "../../../api/contract/index.ts";
import { useText } from "../../text.ts";
import { shopTexts } from "../../texts/shop/index.ts";
import classes from "./shop.module.css";

type Photo = Answer<"GET /v1/sellers/{seller}/products/{product}">["photos"][number];

/** A product's pictures: one large, the others beneath to choose from. */
export function Gallery({ photos }: { readonly photos: readonly Photo[] }) {
  const say = useText(shopTexts);
  const [at, setAt] = useState(0);
  const shown = photos[at] ?? photos[0];
  if (!shown) return null;
  return (
    <div>
      <a href={shown.url} target="_blank" rel="noreferrer">
        <img className={classes["shown"]} src={shown.url} alt={shown.alt} />
      </a>
      {photos.length > 1 && (
        <ul className={`unstyled-list ${classes["others"]}`} aria-label={say("photos")}>
          {photos.map((photo, index) => (
            <li key={photo.id}>
              <button
                type="button"
                className={classes["other"]}
                aria-pressed={photo === shown}
                aria-label={`${say("photoOf", { n: index + 1, count: photos.length })}: ${photo.alt}`}
                onClick={() => setAt(index)}
              >
                <img src={photo.smallUrl} alt="" loading="lazy" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
