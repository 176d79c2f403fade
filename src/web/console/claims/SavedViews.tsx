import { Button, Checkbox, Menu, TextInput } from "@mantine/core";
import { IconBookmark, IconCheck, IconTrash } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { Answer } from "../../../api/contract/index.ts";
import { useAction, useAnswer } from "../../data.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { claimTexts } from "../../texts/console-claims/index.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { UndoNote } from "../../ui/UndoNote.tsx";
import { useKeptFields } from "../../ui/use-kept.ts";
import { useUndo } from "../../ui/use-undo.ts";
import { type ClaimsSearch, readClaimsSearch } from "../search.ts";

type View = Answer<"GET /v1/sellers/{seller}/views">["items"][number];

/** Filters under a name: those of the reader and those shared by others; the present ones can be kept. */
export function SavedViews({ search }: { readonly search: ClaimsSearch }) {
  const say = useText(claimTexts);
  const { slug } = useSeller();
  const navigate = useNavigate();
  const [saving, setSaving] = useState(false);
  const { data } = useAnswer("GET /v1/sellers/{seller}/views", { params: { seller: slug } });
  const remove = useAction("DELETE /v1/sellers/{seller}/views/{view}");
  const removing = useUndo<View>(({ id }) => remove.mutateAsync({ params: { seller: slug, view: id } }));
  const views = (data?.items ?? []).filter(({ id }) => id !== removing.leaving?.id);
  const now = JSON.stringify(sorted(search));
  const current = views.find(({ filters }) => JSON.stringify(sorted(filters)) === now);
  const go = (filters: Readonly<Record<string, string>>) =>
    void navigate({
      to: "/$seller/console/claims",
      params: { seller: slug },
      search: readClaimsSearch(filters),
      replace: true,
    });
  const filtered = Object.keys(search).length > 0;
  return (
    <>
      <Menu position="bottom-start" width={280}>
        <Menu.Target>
          <Button variant="default" leftSection={<IconBookmark size={16} aria-hidden />}>
            {current?.name ?? say("views")}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {views.length === 0 && <Menu.Label>{say("noViews")}</Menu.Label>}
          {views.map((view) => (
            <Menu.Item
              key={view.id}
              onClick={() => go(view.filters)}
              leftSection={<IconCheck size={16} aria-hidden opacity={view === current ? 1 : 0} />}
            >
              {view.name}
              {view.shared && ` · ${say("viewShared")}`}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item disabled={!filtered} onClick={() => setSaving(true)}>
            {say("saveView")}
          </Menu.Item>
          {current?.own && (
            <Menu.Item leftSection={<IconTrash size={16} aria-hidden />} onClick={() => removing.ask(current)}>
              {say("removeView", { name: current.name })}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {removing.waiting && (
        <UndoNote text={say("viewRemoved", { name: removing.waiting.name })} onUndo={() => removing.undo()} />
      )}
      {saving && <SaveDialog search={search} onClose={() => setSaving(false)} />}
    </>
  );
}

function SaveDialog({ search, onClose }: { readonly search: ClaimsSearch; readonly onClose: () => void }) {
  const say = useText(claimTexts);
  const { slug } = useSeller();
  const key = `view ${slug} ${JSON.stringify(sorted(search))}`;
  const [{ name, shared }, put, forget] = useKeptFields(key, { name: "", shared: false });
  const save = useAction("POST /v1/sellers/{seller}/views", () => {
    forget();
    onClose();
  });
  return (
    <ConfirmDialog
      opened
      title={say("saveView")}
      verb={say("saveViewVerb")}
      busy={save.isPending}
      error={save.error}
      disabled={name.trim() === ""}
      onClose={onClose}
      onConfirm={() =>
        save.mutate({ params: { seller: slug }, body: { name, filters: search as Record<string, string>, shared } })
      }
    >
      <TextInput
        data-autofocus
        label={say("viewName")}
        placeholder={say("viewNameHint")}
        maxLength={60}
        value={name}
        onChange={(event) => put({ name: event.currentTarget.value })}
      />
      <Checkbox
        label={say("shareView")}
        checked={shared}
        onChange={(event) => put({ shared: event.currentTarget.checked })}
      />
    </ConfirmDialog>
  );
}

function sorted(filters: object): [string, unknown][] {
  return Object.entries(filters).sort(([one], [other]) => one.localeCompare(other));
}
