// The requests that were really made, as a sequence diagram; each opens to what was said.
import { useEffect, useRef, type CSSProperties } from 'react';
import { enFlow } from '../../locales/en-flow.ts';
import type { Exchange } from '../../state/exchange.ts';
import { useFlow } from '../../state/flow.ts';
import { drawExchange, drawRequest, lanesOf, type Arrow, type Lane } from './draw-exchange.ts';
import { ExchangeDetails } from './ExchangeDetails.tsx';

const words = enFlow.exchanges;

export function SequenceDiagram() {
  const exchanges = useFlow((flow) => flow.exchanges);
  const hasThief = useFlow(({ devices }) => devices.thief !== undefined);
  const wasThief = exchanges.some(({ device }) => device === 'thief');
  const lanes = lanesOf(hasThief || wasThief);
  const last = exchanges.at(-1);
  const list = useRef<HTMLOListElement>(null);
  const pending = useFlow((flow) => flow.pending);
  const shown = useRef('');
  const lowest = `${last?.id} ${pending?.path}`;
  useEffect(() => {
    if (!list.current || shown.current === lowest) return;
    shown.current = lowest;
    list.current.scrollTop = list.current.scrollHeight;
  }, [lowest]);
  return (
    <section
      aria-label={words.label}
      className="seq"
      style={{ '--lanes': lanes.length } as CSSProperties}
    >
      <h2 className="pb-1 font-semibold">
        {words.label} <span className="nums font-normal text-ink-2">{exchanges.length}</span>
      </h2>
      <p role="status" className="sr-only">
        {last && words.last(last.method, last.path, String(last.answer?.status ?? words.noAnswer))}
      </p>
      <ul aria-label={words.parties} className="seq-lanes">
        {lanes.map((lane) => (
          <li key={lane}>{words.lanes[lane]}</li>
        ))}
      </ul>
      <ol ref={list} className="seq-list" aria-label={words.label}>
        {exchanges.map((exchange) => (
          <ExchangeItem key={exchange.id} exchange={exchange} lanes={lanes} />
        ))}
        {pending && (
          <li data-pending="" className="seq-arrows">
            <Arrows arrows={[drawRequest(pending)]} lanes={lanes} />
          </li>
        )}
        {!last && !pending && <li className="seq-none">{words.none}</li>}
      </ol>
    </section>
  );
}

function ExchangeItem({
  exchange,
  lanes,
}: {
  readonly exchange: Exchange;
  readonly lanes: readonly Lane[];
}) {
  const { method, path, answer } = exchange;
  const isGood = answer !== undefined && answer.status < 400;
  return (
    <li data-exchange={`${method} ${path} ${answer?.status ?? ''}`} data-device={exchange.device}>
      <details>
        <summary className={`seq-arrows ${isGood ? '' : 'seq-refused'}`}>
          <Arrows arrows={drawExchange(exchange, words.noAnswer)} lanes={lanes} />
        </summary>
        <ExchangeDetails exchange={exchange} />
      </details>
    </li>
  );
}

interface ArrowsProps {
  readonly arrows: readonly Arrow[];
  readonly lanes: readonly Lane[];
}

function Arrows({ arrows, lanes }: ArrowsProps) {
  return arrows.map((arrow, row) => (
    <span
      key={arrow.kind}
      className={`seq-arrow seq-${arrow.kind}`}
      data-towards={isRightwards(arrow, lanes) ? 'right' : 'left'}
      style={{ gridColumn: columnsOf(arrow, lanes), gridRow: row + 1 }}
    >
      <span>{arrow.text}</span>
    </span>
  ));
}

function isRightwards({ from, to }: Arrow, lanes: readonly Lane[]): boolean {
  return lanes.indexOf(from) < lanes.indexOf(to);
}

/** Each lane has two columns, and its line between them. */
function columnsOf({ from, to }: Arrow, lanes: readonly Lane[]): string {
  const [start = 0, end = 0] = [lanes.indexOf(from), lanes.indexOf(to)].toSorted((a, b) => a - b);
  return `${start * 2 + 2} / ${end * 2 + 2}`;
}
