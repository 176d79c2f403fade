import { CloseButton } from "@mantine/core";
import { useText } from "../../text.ts";
import { centreTexts } from "../../texts/centres/index.ts";
import classes from "./centres.module.css";

/** A picture of a centre. */
export interface Photo {
  readonly id: string;
  readonly fileName: string;
  readonly url: string;
  readonly smallUrl: string;
}

interface Props {
  readonly photos: readonly Photo[];
  /** The centre's name. */
  readonly of: string;
  readonly onRemove?: (photo: Photo) => void;
}

/** Pictures of a centre, each to be opened whole; with a button to take it off where that is wanted. */
export function Photos({ photos, of, onRemove }: Props) {
  const say = useText(centreTexts);
  if (photos.length === 0) return null;
  return (
    <ul className={`unstyled-list ${classes["photos"]}`} aria-label={say("photos")} style={{ marginTop: 12 }}>
      {photos.map((photo) => (
        <li key={photo.id} className={classes["photo"]}>
          <a href={photo.url} target="_blank" rel="noreferrer">
            <img src={photo.smallUrl} alt={say("photoOf", { name: of })} loading="lazy" />
          </a>
          {onRemove && (
            <CloseButton
              variant="default"
              aria-label={say("removePhoto", { name: photo.fileName })}
              onClick={() => onRemove(photo)}
            />
          )}
        </li>
      ))}
    </ul>
  );
}
