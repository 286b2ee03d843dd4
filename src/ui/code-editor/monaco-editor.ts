// The rich editor, loaded late: one Monaco in the box of a plain field, told what to show and telling what is typed.
import { loader } from '@monaco-editor/react';
import type { CodeEditorProps, EditorInlay } from './code-editor-props.ts';
import { editorOptions, optionsFor, wrappingFor } from './editor-options.ts';
import { connectPort, rangeOf, refreshInlays } from './language-features.ts';
import { createModelText } from './model-text.ts';
import { monaco } from './monaco.ts';
import type { PlainField } from './PlainEditor.tsx';
import { markersFor } from './markers.ts';

export interface RichEditor {
  setProps(props: CodeEditorProps): void;
  setText(text: string): void;
  /** Shows and selects a place, and takes the focus. */
  select(start: number, end: number): void;
  /** Goes on where the plain field is: same selection, same scroll position, and the focus if it has it. */
  takeOver(field: PlainField): void;
  dispose(): void;
}

/** Resolves once the editor has drawn itself. `baseline` is the text that undoing everything goes back to. */
export async function mountMonaco(
  host: HTMLElement,
  field: HTMLTextAreaElement,
  baseline: string,
  first: CodeEditorProps,
): Promise<RichEditor> {
  await loader.init();
  const text = createModelText(baseline);
  const { model } = text;
  let props = first;
  connectPort(model, {
    get props() {
      return props;
    },
    get shown() {
      return text.shown;
    },
  });
  const editor = monaco.editor.create(host, {
    ...editorOptions(field),
    ...wrappingFor(baseline.length),
    ...optionsFor(first),
    model,
  });
  const select = (anchor: number, caret: number) => {
    const from = model.getPositionAt(text.shown.toShown(anchor));
    const to = model.getPositionAt(text.shown.toShown(caret));
    editor.setSelection(monaco.Selection.fromPositions(from, to));
  };
  const reportCaret = () => {
    const position = editor.hasWidgetFocus() ? editor.getPosition() : null;
    props.onCaret?.(position ? text.shown.toSource(model.getOffsetAt(position)) : undefined);
  };
  const showMarkers = () => {
    const markers = markersFor(model, text.shown, props.markers ?? []);
    monaco.editor.setModelMarkers(model, 'jotlab', markers);
  };
  const describe = () => {
    const box = host.querySelector('[role="textbox"]');
    setAttribute(box, 'aria-describedby', props.describedBy);
    setAttribute(box, 'aria-invalid', props.invalid ? 'true' : undefined);
  };

  // The slow way of wrapping never gets to see a long text: it is left before one comes, and taken up after one went.
  const prepareFor = (length: number) => {
    editor.updateOptions(wrappingFor(Math.max(length, model.getValueLength())));
  };
  const preparePaste = (event: ClipboardEvent) => {
    prepareFor(model.getValueLength() + (event.clipboardData?.getData('text/plain').length ?? 0));
  };

  host.addEventListener('paste', preparePaste, { capture: true });
  text.onEdit((source) => props.onChange?.(source));
  editor.onDidChangeCursorPosition(() => {
    if (editor.hasWidgetFocus()) reportCaret();
  });
  editor.onDidFocusEditorWidget(reportCaret);
  editor.onDidBlurEditorWidget(reportCaret);
  showMarkers();
  describe();
  await nextFrame();

  return {
    setProps(next) {
      const before = props;
      props = next;
      const isRelabelled =
        before.label !== next.label ||
        before.placeholder !== next.placeholder ||
        before.theme !== next.theme ||
        !before.onChange !== !next.onChange;
      if (isRelabelled) editor.updateOptions(optionsFor(next));
      if (before.markers !== next.markers) showMarkers();
      if (!areEqualInlays(before.inlays ?? [], next.inlays ?? [])) refreshInlays();
      describe();
    },
    setText(source) {
      prepareFor(source.length);
      text.setText(source);
      editor.updateOptions(wrappingFor(source.length));
    },
    select(start, end) {
      select(start, end);
      editor.revealRangeInCenterIfOutsideViewport(rangeOf(model, text.shown, { start, end }));
      editor.focus();
    },
    takeOver({ element, selected }) {
      const hasFocus = document.activeElement === element;
      select(selected.anchor, selected.caret);
      editor.setScrollTop(element.scrollTop);
      editor.render(true);
      if (hasFocus) editor.focus();
    },
    dispose() {
      host.removeEventListener('paste', preparePaste, { capture: true });
      editor.dispose();
      text.dispose();
    },
  };
}

function setAttribute(element: Element | null, name: string, value: string | undefined): void {
  if (value === undefined) element?.removeAttribute(name);
  else element?.setAttribute(name, value);
}

function areEqualInlays(some: readonly EditorInlay[], others: readonly EditorInlay[]): boolean {
  return (
    some === others ||
    (some.length === others.length &&
      some.every((inlay, index) => {
        const other = others[index];
        return (
          inlay.offset === other?.offset &&
          inlay.text === other.text &&
          inlay.tooltip === other.tooltip
        );
      }))
  );
}

function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
  });
}
