import { Anchor, Text } from "@mantine/core";
import { languageName } from "../../languages.ts";
import { useLocale } from "../../locale.ts";
import { useText } from "../../text.ts";
import { centreTexts } from "../../texts/centres/index.ts";
import { AddressText } from "../AddressText.tsx";
import classes from "./centres.module.css";
import type { CentreProfile } from "./draft.ts";
import { type Photo, Photos } from "./Photos.tsx";

type Shown = Omit<CentreProfile, "capacity"> & { readonly photos: readonly Photo[] };

/** What a centre says of itself: address, skills, languages, carriers, pictures. */
export function CentreFacts({ centre }: { readonly centre: Shown }) {
  const say = useText(centreTexts);
  const locale = useLocale();
  const sameName = centre.name === centre.address.name;
  const list = new Intl.ListFormat(locale, { type: "conjunction" });
  return (
    <>
      {centre.about && (
        <Text size="sm" style={{ whiteSpace: "pre-line" }}>
          {centre.about}
        </Text>
      )}
      <dl className={classes["facts"]}>
        <dt>{say("skills")}</dt>
        <dd>
          {centre.skills.length === 0 && say("notSaid")}
          {centre.skills.map(({ category, categoryText, works, models }) => (
            <div key={category}>
              <Text span inherit fw={600}>
                {categoryText}
              </Text>
              {": "}
              {list.format(works.map(({ text }) => text))}
              {" · "}
              {models.length > 0 ? list.format(models) : say("allModels")}
            </div>
          ))}
        </dd>
        {centre.languages.length > 0 && (
          <>
            <dt>{say("languages")}</dt>
            <dd>{list.format(centre.languages.map((code) => languageName(code, locale)))}</dd>
          </>
        )}
        {centre.carriers.length > 0 && (
          <>
            <dt>{say("carriers")}</dt>
            <dd>{list.format(centre.carriers)}</dd>
          </>
        )}
      </dl>
      <Text component="div" size="sm" c="dimmed" mt="xs">
        <AddressText
          address={{ ...centre.address, name: sameName ? "" : centre.address.name, lines: [...centre.address.lines] }}
        />
      </Text>
      {centre.email && (
        <Anchor href={`mailto:${centre.email}`} size="sm">
          {say("write")}: {centre.email}
        </Anchor>
      )}
      <Photos photos={centre.photos} of={centre.name} />
    </>
  );
}
