// A Monaco model that holds a text without changing it: Monaco makes line ends equal and drops a leading U+FEFF.
import { LANGUAGE } from './json-language.ts';
import { monaco } from './monaco.ts';
import {
  changeSource,
  hasUniformCrLf,
  showAsItIs,
  showText,
  type ShownText,
} from './shown-text.ts';
import { findChange } from './text-change.ts';

export interface ModelText {
  readonly model: monaco.editor.ITextModel;
  /** The text, and how its places and the model's belong together. */
  readonly shown: ShownText;
  /** Shows a text: as one edit that can be undone, unless it is very long. */
  setText(source: string): void;
  /** Calls back with the whole text after each edit that is a person's. */
  onEdit(listener: (source: string) => void): void;
  dispose(): void;
}

/** Characters above which a text replaces the model's at once and takes the history with it. */
const VERY_LONG = 200_000;

export function createModelText(initial: string): ModelText {
  // A model knows one line end. A text that uses CR LF throughout keeps it; a mixed one is shown with LF.
  let isCrLf = hasUniformCrLf(initial);
  const show = (source: string) => (isCrLf ? showAsItIs(source) : showText(source));
  let shown = show(initial);
  let original = shown;
  let isOurs = false;
  const model = monaco.editor.createModel(keepMark(shown.text), LANGUAGE);
  model.updateOptions({ tabSize: 2, insertSpaces: true });
  setLineEnd(model, isCrLf);

  const setText = (source: string) => {
    isCrLf = hasUniformCrLf(source);
    shown = show(source);
    original = shown;
    const { text } = shown;
    if (Math.max(text.length, model.getValueLength()) > VERY_LONG) {
      model.setValue(keepMark(text));
      setLineEnd(model, isCrLf);
      return;
    }
    model.pushStackElement();
    model.pushEOL(lineEnd(isCrLf));
    const change = findChange(model.getValue(), text);
    if (change) {
      const range = monaco.Range.fromPositions(
        model.getPositionAt(change.start),
        model.getPositionAt(change.end),
      );
      model.pushEditOperations([], [{ range, text: change.text }], () => null);
    }
    model.pushStackElement();
  };

  return {
    model,
    get shown() {
      return shown;
    },
    setText(source) {
      isOurs = true;
      try {
        setText(source);
      } finally {
        isOurs = false;
      }
    },
    onEdit(listener) {
      model.onDidChangeContent((event) => {
        if (isOurs) return;
        shown = readEdit(event);
        listener(shown.source);
      });
    },
    dispose: () => model.dispose(),
  };

  function readEdit(event: monaco.editor.IModelContentChangedEvent): ShownText {
    // Undoing an earlier text that came from outside may bring its line end back.
    isCrLf = model.getEOL() === '\r\n';
    const text = model.getValue();
    if (text === original.text) return original;
    if (shown.source === shown.text) return show(text);
    // Monaco lists changes from the last place to the first, each in the offsets of the text before.
    const source = event.changes.reduce(
      (edited, change) =>
        changeSource(
          { ...shown, source: edited },
          {
            start: change.rangeOffset,
            end: change.rangeOffset + change.rangeLength,
            text: change.text,
          },
        ),
      shown.source,
    );
    const next = show(source);
    return next.text === text ? next : show(text);
  }
}

function lineEnd(isCrLf: boolean): monaco.editor.EndOfLineSequence {
  return monaco.editor.EndOfLineSequence[isCrLf ? 'CRLF' : 'LF'];
}

function setLineEnd(model: monaco.editor.ITextModel, isCrLf: boolean): void {
  model.setEOL(lineEnd(isCrLf));
}

/** Monaco takes a first U+FEFF for a mark of the encoding and drops it: it gets one more to drop. */
function keepMark(text: string): string {
  return text.startsWith('\ufeff') ? `\ufeff${text}` : text;
}
