// What a code editor is told and what it tells. Offsets are UTF-16 code units into `value`, whatever its line ends.

export interface EditorFix {
  readonly label: string;
  apply(): void;
}

export interface EditorMarker {
  readonly start: number;
  readonly end: number;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  readonly fixes?: readonly EditorFix[];
}

/** Words shown behind the character before `offset`, not part of the text. */
export interface EditorInlay {
  readonly offset: number;
  readonly text: string;
  readonly tooltip: string;
}

export interface EditorExplanation {
  readonly start: number;
  readonly end: number;
  /** Plain text, a paragraph each. */
  readonly lines: readonly string[];
}

export interface EditorCompletion {
  /** What an accepted item replaces: within one line, and around the caret. */
  readonly start: number;
  readonly end: number;
  readonly items: readonly {
    readonly label: string;
    readonly detail: string;
    readonly insert: string;
  }[];
}

/** A place to show and select. Acted on once for each new `key`. */
export interface EditorSelection {
  readonly start: number;
  readonly end: number;
  readonly key: number;
}

export interface CodeEditorProps {
  /** The accessible name of the text box. */
  readonly label: string;
  /** The text to show. A value that is the echo of an edit is taken as seen. */
  readonly value: string;
  /** A person's edit. Absent: read only. Never called for `value` itself, however its line ends are shown. */
  readonly onChange?: ((text: string) => void) | undefined;
  /** Where the caret is; undefined once the editor has lost the focus. */
  readonly onCaret?: ((offset: number | undefined) => void) | undefined;
  readonly markers?: readonly EditorMarker[] | undefined;
  readonly inlays?: readonly EditorInlay[] | undefined;
  readonly explain?: ((text: string, offset: number) => EditorExplanation | undefined) | undefined;
  readonly complete?: ((text: string, offset: number) => EditorCompletion | undefined) | undefined;
  readonly selection?: EditorSelection | undefined;
  /** The box flashes each time this changes. */
  readonly flashKey?: number | undefined;
  readonly placeholder?: string | undefined;
  readonly theme: 'light' | 'dark';
  readonly invalid?: boolean | undefined;
  readonly describedBy?: string | undefined;
  /** The box takes its size from here: both editors fill it. */
  readonly className?: string | undefined;
  /** `never`: stay a plain text field. */
  readonly rich?: 'auto' | 'never' | undefined;
}
