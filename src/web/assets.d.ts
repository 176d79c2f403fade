declare module "*.css" {
  const classes: Readonly<Record<string, string>>;
  export default classes;
}

/** What is used of an editor that brings no types; the rest of its options is in its README. */
declare module "@bpmn-io/feel-editor" {
  import type { Extension } from "@codemirror/state";
  import type { EditorView } from "@codemirror/view";

  export interface FeelName {
    readonly name: string;
    readonly info?: string;
    readonly detail?: string;
    readonly type?: "function" | "variable";
    readonly params?: readonly { readonly name: string; readonly type?: string }[];
    readonly entries?: readonly FeelName[];
  }
  export default class FeelEditor {
    constructor(options: {
      readonly container: HTMLElement;
      readonly value: string;
      readonly variables: readonly FeelName[];
      readonly builtins: readonly FeelName[];
      readonly contentAttributes: Readonly<Record<string, string>>;
      readonly extensions: readonly Extension[];
      readonly onChange: (value: string) => void;
      readonly onKeyDown: (event: KeyboardEvent, view: EditorView) => void;
    });
    focus(position?: number): void;
    readonly _cmEditor: EditorView;
  }
}

/** The address of a file that the build lays beside the scripts. */
declare module "*?url" {
  const address: string;
  export default address;
}
