import {
  autocompletion,
  type Completion,
  type CompletionContext,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { yaml } from "@codemirror/lang-yaml";
import { bracketMatching, indentOnInput, indentUnit } from "@codemirror/language";
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { type ChangeSpec, Compartment, EditorState, type Extension, type Text } from "@codemirror/state";
import { EditorView, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers } from "@codemirror/view";
import { type RefObject, useEffect, useImperativeHandle, useRef } from "react";
import { pageNonce } from "../../../root.tsx";
import type { Fault } from "../FaultList.tsx";
import classes from "../policies.module.css";
import { codeTheme } from "./code-theme.ts";
import { type Offer, offersAt, ownNames, type Vocabulary } from "./offers.ts";
import { placeAt } from "./yaml-place.ts";

/** What a page may ask of the editor. */
export interface EditorHandle {
  /** Puts the cursor there and the focus into the text. */
  goTo(fault: Pick<Fault, "line" | "column">): void;
  /** Where the cursor is. */
  position(): number;
  focus(): void;
}

interface Props {
  readonly label: string;
  readonly value: string;
  readonly faults: readonly Fault[];
  readonly readOnly: boolean;
  /** What is offered while typing; nothing without. */
  readonly vocabulary: Vocabulary | null;
  readonly words: OfferWords;
  /** Words of looking for something in the text, by the library's own. */
  readonly findWords: Readonly<Record<string, string>>;
  readonly onChange: (value: string) => void;
  readonly onMove: (position: number) => void;
  readonly handle: RefObject<EditorHandle | null>;
}

/** How the kinds of what is offered are called. */
export type OfferWords = Readonly<Record<Offer["kind"] | "needed", string>>;

/** A YAML text with numbered lines, faults in their place, and at every place what may stand there. */
export function YamlEditor(props: Props) {
  const { label, value, faults, readOnly, handle } = props;
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const latest = useRef(props);
  latest.current = props;
  useEffect(() => {
    const editor = openEditor(place.current as HTMLElement, latest);
    view.current = editor;
    return () => editor.destroy();
  }, []);
  useEffect(() => {
    view.current?.dispatch({ effects: asked.reconfigure(asking(latest.current)) });
  }, [label, readOnly]);
  useEffect(() => {
    const editor = view.current;
    if (!editor || editor.state.doc.toString() === value) return;
    editor.dispatch({ changes: changeTo(editor.state.doc.toString(), value) });
  }, [value]);
  useEffect(() => {
    const editor = view.current;
    if (editor) editor.dispatch(setDiagnostics(editor.state, diagnosticsOf(editor.state.doc, faults)));
  }, [faults, value]);
  useImperativeHandle(handle, () => ({
    goTo({ line, column }) {
      const editor = view.current;
      if (!editor) return;
      editor.dispatch({ selection: { anchor: offsetOf(editor.state.doc, line, column) }, scrollIntoView: true });
      editor.focus();
    },
    position: () => view.current?.state.selection.main.head ?? 0,
    focus: () => view.current?.focus(),
  }));
  return <div ref={place} className={classes["editor"]} />;
}

/** The one stretch in which two texts differ: the cursor stays where it is, and undoing takes back no more than that. */
function changeTo(before: string, after: string): ChangeSpec {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return { from: start, to: before.length - end, insert: after.slice(start, after.length - end) };
}

const asked = new Compartment();

function asking({ label, readOnly, findWords }: Props): Extension {
  return [
    EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0" }),
    EditorState.readOnly.of(readOnly),
    EditorState.phrases.of(findWords),
  ];
}

function openEditor(parent: HTMLElement, latest: RefObject<Props>): EditorView {
  return new EditorView({
    parent,
    doc: latest.current.value,
    extensions: [
      EditorView.cspNonce.of(pageNonce()),
      lineNumbers(),
      lintGutter(),
      history(),
      highlightActiveLine(),
      highlightActiveLineGutter(),
      bracketMatching(),
      closeBrackets(),
      indentOnInput(),
      indentUnit.of("  "),
      yaml(),
      // Lines out of sight are not on the page, so the browser's own search finds nothing in them.
      search({ top: true }),
      highlightSelectionMatches(),
      autocompletion({ override: [(context) => complete(context, latest.current)], icons: false }),
      // Tab leaves the field, as everywhere; Ctrl+] and Ctrl+[ move a line in and out.
      keymap.of([
        ...closeBracketsKeymap,
        ...defaultKeymap,
        ...searchKeymap,
        ...historyKeymap,
        ...completionKeymap,
        ...lintKeymap,
      ]),
      asked.of(asking(latest.current)),
      codeTheme,
      EditorView.updateListener.of((update) => {
        if (update.docChanged) latest.current.onChange(update.state.doc.toString());
        if (update.docChanged || update.selectionSet) latest.current.onMove(update.state.selection.main.head);
      }),
    ],
  });
}

const wordBefore = /[\w.-]+$/;

function complete(context: CompletionContext, { vocabulary, words }: Props) {
  if (!vocabulary) return null;
  const word = context.matchBefore(wordBefore);
  if (!word && !context.explicit && !/[:[{,(\s-]\s?$/.test(context.state.sliceDoc(context.pos - 2, context.pos)))
    return null;
  const text = context.state.doc.toString();
  const place = placeAt(text, context.pos);
  if (!place) return null;
  const offers = offersAt(place, vocabulary, ownNames(text));
  if (offers.length === 0) return null;
  const tail = place.role === "key" ? ": " : "";
  return {
    from: place.from,
    validFor: /^[\w.-]*$/,
    options: offers.map((offer) => completionOf(offer, words, tail)),
  };
}

function completionOf({ label, kind, about, needed, opens }: Offer, words: OfferWords, tail: string): Completion {
  return {
    label,
    detail: needed ? words.needed : words[kind],
    ...(about ? { info: about } : {}),
    ...(kind === "key" || tail
      ? { apply: label + (opens ? tail.trimEnd() : tail) }
      : kind === "function"
        ? { apply: `${label}(` }
        : {}),
    boost: needed ? 2 : kind === "fact" || kind === "key" ? 1 : 0,
  };
}

function diagnosticsOf(doc: Text, faults: readonly Fault[]): Diagnostic[] {
  return faults.map(({ line, column, message }) => {
    const from = offsetOf(doc, line, column);
    const rest = /^[\w.-]+/.exec(doc.sliceString(from, from + 80))?.[0].length ?? 1;
    return { from, to: Math.min(doc.length, from + rest), severity: "error", message };
  });
}

function offsetOf(doc: Text, line: number, column: number): number {
  const { from, to } = doc.line(Math.max(1, Math.min(line, doc.lines)));
  return Math.min(to, from + column - 1);
}
