import { Button } from "@mantine/core";
import { useText } from "../../text.ts";
import { consoleTexts } from "../../texts/console/index.ts";

/** Goes on in a list that is read page by page; nothing where it is at its end. */
export function MoreButton({
  list,
}: {
  readonly list: { readonly more: (() => void) | null; readonly loadingMore: boolean };
}) {
  const say = useText(consoleTexts);
  if (!list.more) return null;
  return (
    <Button variant="subtle" fullWidth onClick={list.more} loading={list.loadingMore}>
      {say("loadMore")}
    </Button>
  );
}
