// Keeps one text through two editors: hands new values to the one in use, and the whole state over from plain to rich.
import {
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
  type RefObject,
} from 'react';
import type { CodeEditorProps } from './code-editor-props.ts';
import type { RichEditor } from './monaco-editor.ts';
import { createOwnEdits } from './own-edits.ts';
import type { PlainField } from './PlainEditor.tsx';
import { useRichWanted, whenIdle } from './rich-switch.ts';

interface Upgrade {
  /** Where the rich editor is put. */
  readonly host: RefObject<HTMLDivElement | null>;
  readonly field: RefObject<PlainField | null>;
  readonly isRich: boolean;
  /** The text a plain field that appears now begins with. */
  readonly initial: string;
  readonly report: (text: string) => void;
}

export function useUpgrade(props: CodeEditorProps): Upgrade {
  const host = useRef<HTMLDivElement>(null);
  const field = useRef<PlainField>(null);
  const rich = useRef<RichEditor>(undefined);
  const [isRich, setIsRich] = useState(false);
  const [edits] = useState(() => createOwnEdits(props.value));
  // The last text that came from outside: what undoing everything goes back to.
  const baseline = useRef(props.value);
  const isWanted = useRichWanted(props.rich ?? 'auto');

  const report = (text: string) => {
    edits.report(text);
    props.onChange?.(text);
  };

  useLayoutEffect(() => {
    if (!edits.isNews(props.value)) return;
    baseline.current = props.value;
    rich.current?.setText(props.value);
    field.current?.setText(props.value);
  }, [edits, props.value]);

  const latest = useRef(props);
  useLayoutEffect(() => {
    latest.current = { ...props, onChange: props.onChange ? report : undefined };
    rich.current?.setProps(latest.current);
  });

  const { selection } = props;
  const lastSelection = useRef(selection?.key);
  useLayoutEffect(() => {
    if (!selection || selection.key === lastSelection.current) return;
    lastSelection.current = selection.key;
    (isRich ? rich.current : field.current)?.select(selection.start, selection.end);
  }, [selection, isRich]);

  const upgrade = useEffectEvent(async (isGone: () => boolean) => {
    const { mountMonaco } = await import('./monaco-editor.ts');
    if (!field.current?.element.matches(':focus')) await new Promise<void>(whenIdle);
    if (isGone() || !host.current || !field.current) return;
    const { element } = field.current;
    const { onChange, ...rest } = latest.current;
    const editor = await mountMonaco(host.current, element, baseline.current, {
      ...rest,
      // Nobody can type into it yet, but a program can: then the field that is still in use must know.
      ...(onChange && {
        onChange: (text: string) => {
          field.current?.setText(text);
          latest.current.onChange?.(text);
        },
      }),
    });
    while (!isGone() && field.current?.isComposing) {
      await new Promise((resolve) => {
        element.addEventListener('compositionend', resolve, { once: true });
      });
    }
    if (isGone() || !field.current) {
      editor.dispose();
      return;
    }
    // From here on nothing waits: a key that is pressed reaches the one editor or the other.
    editor.setProps(latest.current);
    editor.setText(field.current.text);
    host.current.inert = false;
    editor.takeOver(field.current);
    element.hidden = true;
    rich.current = editor;
    setIsRich(true);
  });

  useEffect(() => {
    if (!isWanted) return undefined;
    let isGone = false;
    upgrade(() => isGone).catch(() => {
      console.warn('The rich editor could not be loaded; the plain text field stays.');
    });
    return () => {
      isGone = true;
      rich.current?.dispose();
      rich.current = undefined;
      setIsRich(false);
    };
  }, [isWanted]);

  return { host, field, isRich, initial: props.value, report };
}
