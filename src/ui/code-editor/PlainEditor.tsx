// The editor before there is an editor: a text field that can be used at once, drawn into the page when it is built.
import { useImperativeHandle, useRef, useState, type Ref } from 'react';
import type { CodeEditorProps } from './code-editor-props.ts';
import { changeSource, showText, type ShownText } from './shown-text.ts';
import { useTypedEarly } from '../typed-early.ts';
import { findChange } from './text-change.ts';

export interface PlainField {
  readonly element: HTMLTextAreaElement;
  /** The text as it stands now, with the line ends it came with. */
  readonly text: string;
  /** What is selected, as offsets into `text`: where the selection began, and where the caret is. */
  readonly selected: { readonly anchor: number; readonly caret: number };
  /** Whether an input method is in the middle of a word. */
  readonly isComposing: boolean;
  setText(text: string): void;
  select(start: number, end: number): void;
}

interface PlainEditorProps extends CodeEditorProps {
  readonly field: Ref<PlainField>;
  /** The text to begin with; later ones come through `setText`. */
  readonly initial: string;
  readonly onText: (text: string) => void;
}

export function PlainEditor({ field, initial, onText, ...props }: PlainEditorProps) {
  const ref = useRef<HTMLTextAreaElement>(null);
  const [first] = useState(() => showText(initial));
  const shown = useRef(first);
  const isComposing = useRef(false);

  const readEdit = (element: HTMLTextAreaElement) => {
    const change = findChange(shown.current.text, element.value);
    if (!change) return;
    shown.current = showText(changeSource(shown.current, change));
    onText(shown.current.source);
  };

  useImperativeHandle(field, () => {
    const element = ref.current as HTMLTextAreaElement;
    return {
      element,
      get text() {
        return shown.current.source;
      },
      get selected() {
        return selectedIn(element, shown.current);
      },
      get isComposing() {
        return isComposing.current;
      },
      setText(text) {
        shown.current = showText(text);
        const change = findChange(element.value, shown.current.text);
        // Keeps the caret where it is in what stays.
        if (change) element.setRangeText(change.text, change.start, change.end, 'preserve');
      },
      select(start, end) {
        const from = shown.current.toShown(start);
        element.focus();
        element.setSelectionRange(from, shown.current.toShown(end));
        element.scrollTop = heightUpTo(element, from) - element.clientHeight / 2;
      },
    };
  }, []);

  useTypedEarly(ref, first.text, () => readEdit(ref.current!));

  return (
    <textarea
      ref={ref}
      className="code-editor-plain"
      aria-label={props.label}
      aria-invalid={props.invalid || undefined}
      aria-describedby={props.describedBy}
      placeholder={props.placeholder}
      readOnly={!props.onChange}
      defaultValue={first.text}
      spellCheck={false}
      autoCapitalize="off"
      autoComplete="off"
      autoCorrect="off"
      onChange={(event) => readEdit(event.target)}
      onSelect={(event) => props.onCaret?.(selectedIn(event.currentTarget, shown.current).caret)}
      onBlur={() => props.onCaret?.(undefined)}
      onCompositionStart={() => (isComposing.current = true)}
      onCompositionEnd={() => (isComposing.current = false)}
    />
  );
}

function selectedIn(element: HTMLTextAreaElement, shown: ShownText): PlainField['selected'] {
  const start = shown.toSource(element.selectionStart);
  const end = shown.toSource(element.selectionEnd);
  return element.selectionDirection === 'backward'
    ? { anchor: end, caret: start }
    : { anchor: start, caret: end };
}

/** Pixels from the top of the text to the end of the line that holds an offset, wrapped as the field wraps it. */
function heightUpTo(field: HTMLTextAreaElement, offset: number): number {
  const twin = field.cloneNode() as HTMLTextAreaElement;
  twin.value = field.value.slice(0, offset);
  twin.style.height = '0';
  twin.style.visibility = 'hidden';
  field.after(twin);
  const height = twin.scrollHeight;
  twin.remove();
  return height;
}
