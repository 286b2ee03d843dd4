// The encoded token: a plain text area over a coloured copy of its text, in one scrolling box.
import { useEffect, useRef, type ClipboardEvent, type DragEvent } from 'react';
import type { Span } from '../../core/problem.ts';
import type { SegmentView } from '../../core/view-token.ts';
import { restoreText, shortenText } from '../../ui/long-text.ts';
import { useTypedEarly } from '../../ui/typed-early.ts';

interface TokenFieldProps {
  readonly text: string;
  /** Segments of exactly this text; empty while it is not the token alone. */
  readonly segments: readonly SegmentView[];
  readonly carried?: Span | undefined;
  readonly selection?: (Span & { readonly key: number }) | undefined;
  readonly profile: string;
  readonly describedBy: string;
  readonly onType: (text: string) => void;
  readonly onPaste: (text: string) => void;
  readonly onPoint: (offset: number) => void;
}

const LIMIT = 12_000;

export function TokenField(props: TokenFieldProps) {
  const { text, segments, carried, selection, onType, onPaste } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  const long = shortenText(text, LIMIT);
  useTypedEarly(field, long.shown, onType);
  useEffect(() => {
    const element = field.current;
    if (!selection || !element) return;
    element.focus();
    element.setSelectionRange(selection.start, Math.min(selection.end, element.value.length));
  }, [selection]);
  const handlePaste = (event: ClipboardEvent): void => {
    event.preventDefault();
    onPaste(event.clipboardData.getData('text/plain'));
  };
  // Files are taken by state/dropped-files.ts.
  const handleDrop = (event: DragEvent): void => {
    const dropped = event.dataTransfer.getData('text/plain');
    if (!dropped) return;
    event.preventDefault();
    onPaste(dropped);
  };
  return (
    <div className="token-field mono border-b border-line">
      <pre aria-hidden="true">
        {paint(long.shown, segments, carried)}
        {long.shown === '' ? '' : '\n'}
      </pre>
      <textarea
        ref={field}
        aria-label="Encoded token"
        aria-describedby={props.describedBy}
        data-profile={props.profile}
        value={long.shown}
        placeholder="Paste a token, or anything that holds one: a header line, a curl command, a JSON response, a URL…"
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        autoCorrect="off"
        onChange={(event) => onType(restoreText(text, long, event.target.value))}
        onPaste={handlePaste}
        onDrop={handleDrop}
        onClick={(event) => props.onPoint(event.currentTarget.selectionStart)}
      />
    </div>
  );
}

const PART_CLASS: Readonly<Record<SegmentView['name'], string>> = {
  header: 'text-header',
  payload: 'text-payload',
  signature: 'text-signature',
  'encrypted-key': 'text-payload',
  'initialization-vector': 'text-signature',
  ciphertext: 'text-other',
  'authentication-tag': 'text-bad',
  surplus: 'text-bad',
};

/** The text cut at the edges of segments, of faults and of what is marked. */
function paint(shown: string, segments: readonly SegmentView[], carried: Span | undefined) {
  const faults = segments.flatMap((segment) => segment.problems.flatMap(({ span }) => span ?? []));
  const spans: readonly Span[] = [...segments, ...faults, ...(carried ? [carried] : [])];
  const cuts = [...new Set([0, shown.length, ...spans.flatMap((s) => [s.start, s.end])])]
    .filter((cut) => cut <= shown.length)
    .sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, index) => {
    const end = cuts[index + 1]!;
    const within = (span: Span): boolean => start >= span.start && end <= span.end;
    const segment = segments.find(within);
    const classes = [
      segment ? PART_CLASS[segment.name] : 'text-ink-2',
      faults.some(within) ? 'fault' : '',
      carried && within(carried) ? 'carried' : '',
    ];
    return (
      <span key={start} className={classes.join(' ')}>
        {shown.slice(start, end)}
      </span>
    );
  });
}
