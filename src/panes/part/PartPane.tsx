// Header or payload: the JSON that can be edited, with what was found in it, and what its times mean.
import { Suspense, useCallback, useId, useMemo, useState, type CSSProperties } from 'react';
import { formatMoment, formatRelativeShort } from '../../core/time/format-time.ts';
import type { ShownFinding } from '../../core/inspection.ts';
import type { PartView } from '../../core/view-token.ts';
import type { PartName } from '../../core/workspace.ts';
import { en } from '../../locales/en.ts';
import { useAttention } from '../../state/attention.ts';
import { markCarriedAt } from '../../state/carried.ts';
import { complete, explain, prepareAssistance } from '../../state/assistance.ts';
import { useNow } from '../../state/clock.ts';
import { editTokenPart, repair } from '../../state/edits.ts';
import { useInspection } from '../../state/inspection-store.ts';
import { useIsDark } from '../../state/theme.ts';
import { useWorkspace } from '../../state/workspace-store.ts';
import { CodeEditor } from '../../ui/code-editor/CodeEditor.tsx';
import type { EditorMarker } from '../../ui/code-editor/code-editor-props.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { restoreText, shortenText } from '../../ui/long-text.ts';
import { late } from '../../ui/late.tsx';
import { Pane } from '../../ui/Pane.tsx';
import { Sentence } from '../../ui/Sentence.tsx';

const DetachedPayload = late(async () => (await import('./DetachedPayload.tsx')).DetachedPayload);
const PartTools = late(async () => (await import('./PartTools.tsx')).PartTools);
const MemberTable = late(async () => (await import('./MemberTable.tsx')).MemberTable);
const NO_FINDINGS: readonly ShownFinding[] = [];
/** Characters that an editor is given at most; see long-text.ts. */
const LIMIT = 20_000;
const MAX_LINES = 40;

export function PartPane({ part, className = '' }: { part: PartName; className?: string }) {
  const problemsId = useId();
  const words = en.part[part];
  const view = useInspection((state) => state.token.view[part]);
  const draftText = useWorkspace(({ source }) =>
    source.mode === 'compose' ? source.draft[part].text : undefined,
  );
  const text = draftText ?? view.text;
  const findings = useInspection((state) => state.inspection?.findings ?? NO_FINDINGS);
  const selection = useAttention(({ selection: s }) => (s?.target === part ? s : undefined));
  const flashes = useAttention((attention) => attention.flashes[part]);
  // The table stands until a place in the JSON is pointed at.
  const [tableSince, setTableSince] = useState<number>();
  const since = selection?.key ?? 0;
  const isTable = tableSince !== undefined && since <= tableSince;
  const theme = useIsDark() ? 'dark' : 'light';
  const long = useMemo(() => shortenText(text, LIMIT), [text]);
  const markers = useMemo(
    () => (text === view.text ? toMarkers(part, view, findings) : []),
    [part, text, view, findings],
  );
  const inlays = useInlays(text === view.text ? view : undefined);
  const isCurrent = text === view.text && text.length < LIMIT;
  const handleCaret = useCallback(
    (caret: number | undefined) => {
      prepareAssistance();
      void markCarriedAt(part, isCurrent ? caret : undefined);
    },
    [part, isCurrent],
  );
  const isTokenFixed = useInspection((state) => state.token.view.isFixed);
  const place = useInspection((state) => state.token.view.place);
  const isFixed = view.state === 'bytes' || isTokenFixed || !!view.notes;
  return (
    <Pane
      title={words.title}
      accent={part}
      note={
        part === 'header' && place && place.count > 1
          ? en.part.nth(place.index + 1, place.count)
          : words.about
      }
      className={className}
      flash={flashes ?? 0}
      tools={
        <>
          <Suspense fallback={null}>
            {text !== '' && (
              <PartTools
                part={part}
                isTable={isTable}
                since={since}
                isFixed={isTokenFixed}
                onChange={setTableSince}
              />
            )}
          </Suspense>
          <CopyButton what={part} text={text} disabled={text === ''} />
        </>
      }
    >
      <Suspense fallback={null}>
        {view.state === 'detached' && !draftText && <DetachedPayload />}
        {isTable && <MemberTable part={part} text={text} findings={findings} />}
      </Suspense>
      <div
        className="part-editor"
        hidden={isTable}
        style={{ '--lines': countLines(long.shown) } as CSSProperties}
      >
        <CodeEditor
          label={words.title}
          value={long.shown}
          {...(!isFixed && {
            onChange: (edited: string) => editTokenPart(part, restoreText(text, long, edited)),
          })}
          onCaret={handleCaret}
          markers={markers}
          inlays={inlays}
          explain={part === 'header' ? explainHeader : explainPayload}
          complete={part === 'header' ? completeHeader : completePayload}
          placeholder={view.state === 'encrypted' ? en.part.encrypted : words.empty}
          theme={theme}
          invalid={view.state === 'broken'}
          describedBy={problemsId}
          {...(selection && { selection })}
          className="min-h-0 grow"
        />
      </div>
      <div id={problemsId} aria-live="polite" className="shrink-0 px-4 text-bad">
        {view.problems.map(({ message }) => (
          <p key={message} className="pb-2">
            <Sentence text={message} />
          </p>
        ))}
      </div>
    </Pane>
  );
}

const explainHeader = (text: string, offset: number) => explain('header', text, offset);
const explainPayload = (text: string, offset: number) => explain('payload', text, offset);
const completeHeader = (text: string, offset: number) => complete('header', text, offset);
const completePayload = (text: string, offset: number) => complete('payload', text, offset);

function toMarkers(
  part: PartName,
  view: PartView,
  findings: readonly ShownFinding[],
): readonly EditorMarker[] {
  const faults = view.problems.flatMap(({ message, span }) =>
    span ? [{ ...span, severity: 'error' as const, message }] : [],
  );
  const pitfalls = findings.flatMap((shown) => {
    const { place, span, finding, title, fix, quickFix } = shown;
    return place === part && span
      ? [
          {
            ...span,
            severity: MARKER_SEVERITY[finding.severity],
            message: `${title}. ${fix}`,
            ...(quickFix && {
              fixes: [{ label: quickFix, apply: () => void repair(shown) }],
            }),
          },
        ]
      : [];
  });
  return [...faults, ...pitfalls];
}

const MARKER_SEVERITY = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'info',
  info: 'info',
} as const satisfies Record<ShownFinding['finding']['severity'], EditorMarker['severity']>;

/** Lines to make room for where panes are as high as their content. */
function countLines(text: string): number {
  return text.split('\n', MAX_LINES).length;
}

/** "in 12 min — 14:05:09 UTC" behind each moment; a new list only when a word of it changes. */
function useInlays(view: PartView | undefined) {
  const now = useNow();
  const texts = (view?.times ?? [])
    .map(({ seconds }) => `${formatRelativeShort(seconds, now)} — ${formatMoment(seconds, now)}`)
    .join('\n');
  return useMemo(
    () =>
      view?.notes ??
      (view?.times ?? []).map(({ end, name }, index) => ({
        offset: end,
        text: texts.split('\n')[index] ?? '',
        tooltip: name,
      })),
    [view, texts],
  );
}
