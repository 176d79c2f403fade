import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

/** The look of every code field, in the page's own colours, so that light and dark follow the page. */
export const codeTheme: Extension = [
  EditorView.theme({
    "&": { color: "var(--mantine-color-text)", backgroundColor: "var(--surface)", fontSize: "13px" },
    "&.cm-focused": { outline: "none" },
    ".cm-scroller": { fontFamily: "var(--mantine-font-family-monospace)", lineHeight: "20px" },
    ".cm-content": { caretColor: "var(--mantine-color-text)" },
    ".cm-gutters": {
      color: "var(--mantine-color-dimmed)",
      backgroundColor: "var(--ground)",
      borderRight: "1px solid var(--hairline)",
    },
    ".cm-activeLine, .cm-activeLineGutter": {
      backgroundColor: "color-mix(in srgb, var(--mantine-color-text) 6%, transparent)",
    },
    ".cm-matchingBracket, &.cm-focused .cm-matchingBracket": {
      backgroundColor: "var(--tone-open-ground)",
      color: "inherit",
      outline: "1px solid var(--tone-open)",
    },
    ".cm-nonmatchingBracket, &.cm-focused .cm-nonmatchingBracket": {
      backgroundColor: "var(--tone-bad-ground)",
      color: "var(--tone-bad)",
    },
    ".cm-tooltip": {
      color: "var(--mantine-color-text)",
      backgroundColor: "var(--surface)",
      border: "1px solid var(--mantine-color-default-border)",
      borderRadius: "6px",
      boxShadow: "0 4px 16px rgb(0 0 0 / 0.18)",
      overflow: "hidden",
    },
    ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "var(--mantine-font-family-monospace)" },
    ".cm-tooltip-autocomplete ul li": { padding: "3px 8px !important" },
    ".cm-tooltip-autocomplete ul li[aria-selected]": {
      color: "var(--mantine-color-text)",
      backgroundColor: "color-mix(in srgb, var(--mantine-color-anchor) 22%, transparent)",
    },
    ".cm-completionDetail": { color: "var(--mantine-color-dimmed)", fontStyle: "normal" },
    ".cm-completionInfo": { maxWidth: "340px !important", padding: "6px 10px", fontSize: "13px", lineHeight: "1.45" },
    ".cm-panels": { color: "var(--mantine-color-text)", backgroundColor: "var(--ground)" },
    ".cm-panels.cm-panels-top": { borderBottom: "1px solid var(--hairline)" },
    ".cm-panel.cm-search": { padding: "6px 32px 6px 10px", fontSize: "13px" },
    ".cm-textfield, .cm-button": {
      padding: "4px 8px",
      fontSize: "13px",
      color: "var(--mantine-color-text)",
      backgroundColor: "var(--surface)",
      backgroundImage: "none",
      border: "1px solid var(--mantine-color-default-border)",
      borderRadius: "6px",
    },
    ".cm-panel.cm-search label": { fontSize: "13px" },
    ".cm-panel.cm-search [name=close]": { width: "28px", height: "28px", fontSize: "18px", cursor: "pointer" },
    ".cm-searchMatch": { backgroundColor: "var(--tone-open-ground)", outline: "1px solid var(--tone-open)" },
    ".cm-searchMatch-selected": { backgroundColor: "color-mix(in srgb, var(--tone-open) 40%, transparent)" },
    ".cm-selectionMatch": { backgroundColor: "var(--tone-open-ground)" },
    ".cm-diagnostic-error": { borderLeftColor: "var(--tone-bad)" },
    ".cm-lintRange-error": {
      backgroundImage: "none",
      textDecoration: "underline wavy var(--tone-bad)",
      textDecorationSkipInk: "none",
    },
  }),
  syntaxHighlighting(
    HighlightStyle.define([
      { tag: tags.definition(tags.propertyName), color: "var(--mantine-color-anchor)" },
      { tag: [tags.string, tags.attributeValue], color: "var(--tone-good)" },
      { tag: tags.lineComment, color: "var(--mantine-color-dimmed)", fontStyle: "italic" },
      { tag: [tags.keyword, tags.bool, tags.null], color: "var(--tone-bad)" },
      { tag: tags.number, color: "var(--tone-open)" },
    ]),
  ),
];
