// Completions, hovers, inlays and quick fixes: Monaco asks by model, the answers come from the editor that shows it.
import type { CodeEditorProps } from './code-editor-props.ts';
import { LANGUAGE } from './json-language.ts';
import { monaco } from './monaco.ts';
import type { ShownText } from './shown-text.ts';

/** The editor behind a model. */
export interface EditorPort {
  readonly props: CodeEditorProps;
  /** What the model holds, and where its places are in the text. */
  readonly shown: ShownText;
}

type Model = monaco.editor.ITextModel;

const ports = new WeakMap<Model, EditorPort>();
const inlaysChanged = new monaco.Emitter<void>();
const APPLY_FIX = 'jotlab.apply-fix';

export function connectPort(model: Model, port: EditorPort): void {
  ports.set(model, port);
}

export function refreshInlays(): void {
  inlaysChanged.fire();
}

export function rangeOf(
  model: Model,
  shown: ShownText,
  span: { readonly start: number; readonly end: number },
): monaco.Range {
  return monaco.Range.fromPositions(
    model.getPositionAt(shown.toShown(span.start)),
    model.getPositionAt(shown.toShown(span.end)),
  );
}

function offsetAt(model: Model, port: EditorPort, position: monaco.IPosition): number {
  return port.shown.toSource(model.getOffsetAt(position));
}

monaco.editor.registerCommand(APPLY_FIX, (_services, apply: () => void) => apply());

monaco.languages.registerHoverProvider(LANGUAGE, {
  provideHover(model, position) {
    const port = ports.get(model);
    const found = port?.props.explain?.(port.shown.source, offsetAt(model, port, position));
    if (!port || !found) return null;
    // Shown as plain text: see monaco-trim.
    return {
      range: rangeOf(model, port.shown, found),
      contents: [{ value: found.lines.join('\n\n') }],
    };
  },
});

monaco.languages.registerCompletionItemProvider(LANGUAGE, {
  triggerCharacters: ['"'],
  provideCompletionItems(model, position) {
    const port = ports.get(model);
    const found = port?.props.complete?.(port.shown.source, offsetAt(model, port, position));
    if (!port || !found) return null;
    const range = rangeOf(model, port.shown, found);
    const typed = model.getValueInRange(range);
    return {
      suggestions: found.items.map((item, index) => ({
        label: item.label,
        detail: item.detail,
        insertText: item.insert,
        kind: monaco.languages.CompletionItemKind.Property,
        range,
        // Compared with what is typed so far, its opening quote with it.
        filterText: typed.startsWith('"') ? `"${item.label}"` : item.label,
        sortText: String(index).padStart(5, '0'),
      })),
    };
  },
});

monaco.languages.registerInlayHintsProvider(LANGUAGE, {
  onDidChangeInlayHints: inlaysChanged.event,
  provideInlayHints(model, within) {
    const port = ports.get(model);
    const hints = (port?.props.inlays ?? []).map((inlay) => ({
      position: model.getPositionAt(port?.shown.toShown(inlay.offset) ?? 0),
      label: inlay.text,
      tooltip: inlay.tooltip,
      paddingLeft: true,
    }));
    return {
      hints: hints.filter((hint) => monaco.Range.containsPosition(within, hint.position)),
      dispose() {},
    };
  },
});

monaco.languages.registerCodeActionProvider(
  LANGUAGE,
  {
    provideCodeActions(model, range, context) {
      const port = ports.get(model);
      const touched = (port?.props.markers ?? []).filter(
        (marker) =>
          port && monaco.Range.areIntersectingOrTouching(rangeOf(model, port.shown, marker), range),
      );
      const actions = touched.flatMap((marker) =>
        (marker.fixes ?? []).map((fix) => ({
          title: fix.label,
          kind: 'quickfix',
          isPreferred: touched.length === 1 && marker.fixes?.length === 1,
          diagnostics: context.markers.filter((shown) => shown.message === marker.message),
          command: { id: APPLY_FIX, title: fix.label, arguments: [() => fix.apply()] },
        })),
      );
      return { actions, dispose() {} };
    },
  },
  { providedCodeActionKinds: ['quickfix'] },
);
