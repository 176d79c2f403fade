import { feelDark } from "@bpmn-io/cm-theme";
import FeelEditor, { type FeelName } from "@bpmn-io/feel-editor";
import { completionStatus } from "@codemirror/autocomplete";
import { history, historyKeymap } from "@codemirror/commands";
import { Prec } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import { useComputedColorScheme } from "@mantine/core";
import { useEffect, useRef } from "react";
import { pageNonce } from "../../../root.tsx";
import classes from "../policies.module.css";
import { codeTheme } from "./code-theme.ts";
import { decisionNames, type OwnNames, type Vocabulary } from "./offers.ts";

interface Props {
  readonly label: string;
  readonly value: string;
  readonly vocabulary: Vocabulary;
  readonly own: OwnNames;
  readonly onChange: (value: string) => void;
  readonly onLeave: () => void;
}

/** One FEEL expression, with the facts and the functions of the policy offered by name. */
export function FeelField(props: Props) {
  const place = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  latest.current = props;
  const dark = useComputedColorScheme("light") === "dark";
  const { vocabulary, own } = props;
  useEffect(() => {
    const { label, value } = latest.current;
    const editor = new FeelEditor({
      container: place.current as HTMLElement,
      value,
      variables: variablesOf(vocabulary, own),
      builtins: functionsOf(vocabulary),
      // The dialog around would take Escape for itself, even while a list is open.
      contentAttributes: { "aria-label": label, tabindex: "0", "data-mantine-stop-propagation": "true" },
      extensions: [
        EditorView.cspNonce.of(pageNonce()),
        EditorView.lineWrapping,
        history(),
        keymap.of(historyKeymap),
        Prec.highest(codeTheme),
        ...(dark ? [Prec.highest(feelDark)] : []),
      ],
      onChange: (next) => latest.current.onChange(next),
      onKeyDown: (event, view) => {
        if (event.key === "Escape" && completionStatus(view.state) === null) latest.current.onLeave();
      },
    });
    editor.focus(value.length);
    return () => editor._cmEditor.destroy();
  }, [vocabulary, own, dark]);
  return <div ref={place} className={classes["feel"]} />;
}

/** The facts by group, as the editor completes a path step by step. */
function variablesOf(vocabulary: Vocabulary, own: OwnNames): FeelName[] {
  const known = new Map(vocabulary.facts.map((fact) => [fact.name, fact]));
  const groups = new Map<string, FeelName[]>();
  const alone: FeelName[] = [];
  for (const name of new Set([...known.keys(), ...own.facts, ...decisionNames])) {
    const [group = "", key] = name.split(".");
    const fact = known.get(name);
    const about = fact ? { detail: fact.type, info: fact.label } : {};
    if (key === undefined) alone.push({ name: group, ...about });
    else groups.set(group, [...(groups.get(group) ?? []), { name: key, ...about }]);
  }
  return [...[...groups].map(([name, entries]) => ({ name, entries })), ...alone];
}

function functionsOf({ functions }: Vocabulary): FeelName[] {
  return functions.map(({ name, parameters }) => ({ name, type: "function", params: parameters }));
}
