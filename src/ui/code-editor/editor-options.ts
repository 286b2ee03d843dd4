// How Monaco is set up: like the text field it takes over from, letter for letter, and without what a claims set never needs.
import type { editor } from 'monaco-editor/editor';
import type { CodeEditorProps } from './code-editor-props.ts';

/** Characters from which lines are wrapped by counting instead of by asking the browser, which takes too long then. */
const LARGE = 16_000;
/** Pixels Monaco itself puts left of the text for its folding marks, and keeps right of it for the caret. */
const FOLDING_MARK = 16;
const CARET_ROOM = 2;
const SLIDER = 10;

/** What may change while the editor stands. */
export function optionsFor(
  props: CodeEditorProps,
): editor.IEditorOptions & editor.IGlobalEditorOptions {
  return {
    ariaLabel: props.label,
    placeholder: props.placeholder ?? '',
    readOnly: !props.onChange,
    domReadOnly: !props.onChange,
    theme: `jotlab-${props.theme}`,
  };
}

export function wrappingFor(length: number): editor.IEditorOptions {
  return { wrappingStrategy: length > LARGE ? 'simple' : 'advanced' };
}

/** Sizes and places of the letters as the browser laid them out in the plain field. */
function likeField(field: HTMLTextAreaElement): editor.IEditorOptions {
  const style = getComputedStyle(field);
  const size = (property: 'fontSize' | 'lineHeight' | `padding${string}`): number =>
    Number.parseFloat(style[property as 'fontSize']);
  const right = size('paddingRight') + field.offsetWidth - field.clientWidth;
  return {
    fontFamily: style.fontFamily,
    fontSize: size('fontSize'),
    lineHeight: size('lineHeight'),
    padding: { top: size('paddingTop'), bottom: size('paddingBottom') },
    lineDecorationsWidth: size('paddingLeft') - FOLDING_MARK,
    scrollbar: {
      verticalScrollbarSize: right - CARET_ROOM,
      verticalSliderSize: SLIDER,
      horizontal: 'hidden',
      horizontalScrollbarSize: 0,
      alwaysConsumeMouseWheel: false,
      useShadows: false,
    },
  };
}

export function editorOptions(
  field: HTMLTextAreaElement,
): editor.IStandaloneEditorConstructionOptions {
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  return {
    ...likeField(field),
    automaticLayout: true,
    fixedOverflowWidgets: true,
    // Tab leaves the editor, as it leaves any field (WCAG 2.1.2); Ctrl+M changes that.
    tabFocusMode: true,
    wordWrap: 'on',
    wrappingIndent: 'none',
    scrollBeyondLastLine: false,
    cursorBlinking: isCalm ? 'solid' : 'blink',
    lineNumbers: 'off',
    glyphMargin: false,
    minimap: { enabled: false },
    overviewRulerLanes: 0,
    overviewRulerBorder: false,
    hideCursorInOverviewRuler: true,
    renderLineHighlight: 'line',
    renderLineHighlightOnlyWhenFocus: true,
    guides: { indentation: false },
    occurrencesHighlight: 'off',
    selectionHighlight: false,
    links: false,
    colorDecorators: false,
    contextmenu: false,
    stickyScroll: { enabled: false },
    dropIntoEditor: { enabled: false },
    emptySelectionClipboard: false,
    find: { addExtraSpaceOnTop: false, autoFindInSelection: 'never' },
    // What is typed is what stands there, before the rich editor has come and after.
    autoClosingBrackets: 'never',
    autoClosingQuotes: 'never',
    autoSurround: 'never',
    autoIndent: 'brackets',
    formatOnPaste: false,
    formatOnType: false,
    trimAutoWhitespace: false,
    quickSuggestions: { other: true, strings: true, comments: false },
    wordBasedSuggestions: 'off',
    acceptSuggestionOnCommitCharacter: false,
    suggest: { showStatusBar: false, preview: false, showIcons: false },
    hover: { enabled: 'on', delay: 300 },
    inlayHints: { enabled: 'on', fontSize: 0, padding: false },
  };
}
