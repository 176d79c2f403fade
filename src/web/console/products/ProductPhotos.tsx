import { CloseButton, Group, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { locales, type SellerWords } from "../../../core/locale.ts";
import { useAction } from "../../data.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { consoleShopTexts } from "../../texts/console-shop/index.ts";
import { ActionButton } from "../../ui/ActionBar.tsx";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { FileDrop } from "../../ui/FileDrop.tsx";
import { languageNames } from "../../ui/Preferences.tsx";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import { Mark } from "../../ui/tone.tsx";
import { useKeptFields } from "../../ui/use-kept.ts";
import consoleClasses from "../console.module.css";
import { SettingsSection } from "../SettingsForm.tsx";
import type { Product } from "./draft.ts";

type Photo = Product["photos"][number];

/** A product's pictures: added, put in front, described for those who do not see them, taken off. */
export function ProductPhotos({ product }: { readonly product: Product }) {
  const say = useText(consoleShopTexts);
  const { slug: seller } = useSeller();
  const params = { seller, product: product.id };
  const [described, setDescribed] = useState<Photo | null>(null);
  const keep = useAction("POST /v1/sellers/{seller}/products/{product}/photos");
  const first = useAction("PATCH /v1/sellers/{seller}/products/{product}/photos/{photo}");
  const remove = useAction("DELETE /v1/sellers/{seller}/products/{product}/photos/{photo}");
  const ability = product.abilities["product.manage"];
  return (
    <SettingsSection title={say("photos")} hint={say("photosHint")}>
      {product.photos.length === 0 && <Text>{say("noPhotos")}</Text>}
      <ul className={`unstyled-list ${consoleClasses["photoRows"]}`} aria-label={say("photos")}>
        {product.photos.map((photo, at) => (
          <li key={photo.id} className={consoleClasses["photoRow"]}>
            <img src={photo.smallUrl} alt={photo.alt} loading="lazy" />
            <div>
              <Text size="sm" truncate>
                {photo.fileName}
              </Text>
              <Text size="sm" c="dimmed" lineClamp={2}>
                {photo.alt}
              </Text>
              <Group gap="xs" mt={4}>
                {at === 0 ? (
                  <Mark tone="good">{say("firstPhoto")}</Mark>
                ) : (
                  <ActionButton
                    compact
                    action={{
                      key: "first",
                      label: say("makeFirst"),
                      ability,
                      onAct: () => first.mutate({ params: { ...params, photo: photo.id }, body: { first: true } }),
                    }}
                  />
                )}
                <ActionButton
                  compact
                  action={{ key: "describe", label: say("describe"), ability, onAct: () => setDescribed(photo) }}
                />
              </Group>
            </div>
            {ability?.allowed && (
              <CloseButton
                aria-label={say("removePhoto", { name: photo.fileName })}
                onClick={() => remove.mutate({ params: { ...params, photo: photo.id } })}
              />
            )}
          </li>
        ))}
      </ul>
      <ProblemAlert error={first.error ?? remove.error} />
      {ability?.allowed && (
        <FileDrop
          label={say("addPhoto")}
          accept="image/jpeg,image/png,image/webp"
          onUploaded={(uploadId, file) => keep.mutateAsync({ params, body: { uploadId, fileName: file.name } })}
        />
      )}
      {described && <Describe product={product} photo={described} onClose={() => setDescribed(null)} />}
    </SettingsSection>
  );
}

interface DescribeProps {
  readonly product: Product;
  readonly photo: Photo;
  readonly onClose: () => void;
}

function Describe({ product, photo, onClose }: DescribeProps) {
  const say = useText(consoleShopTexts);
  const { slug: seller } = useSeller();
  const [alts, put, forget] = useKeptFields<SellerWords>(`product.photo ${photo.id}`, photo.alts);
  const act = useAction("PATCH /v1/sellers/{seller}/products/{product}/photos/{photo}", () => {
    forget();
    onClose();
  });
  const written = Object.fromEntries(
    Object.entries(alts).flatMap(([locale, text]) => (text?.trim() ? [[locale, text]] : [])),
  );
  return (
    <ConfirmDialog
      opened
      title={say("describeOf", { name: photo.fileName })}
      verb={say("saveProduct")}
      busy={act.isPending}
      error={act.error}
      onClose={onClose}
      onConfirm={() =>
        act.mutate({ params: { seller, product: product.id, photo: photo.id }, body: { alts: written } })
      }
    >
      <Text size="sm">{say("describeHint")}</Text>
      {locales.map((locale) => (
        <TextInput
          key={locale}
          label={say("altIn", { language: languageNames[locale] })}
          lang={locale}
          maxLength={300}
          value={alts[locale] ?? ""}
          error={act.error?.field(`/alts/${locale}`)}
          onChange={(event) => put({ [locale]: event.currentTarget.value })}
        />
      ))}
    </ConfirmDialog>
  );
}
