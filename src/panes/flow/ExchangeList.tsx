// The requests that were really made, in their order; each opens to what was said.
import { enFlow } from '../../locales/en-flow.ts';
import type { Exchange } from '../../state/exchange.ts';
import { useFlow } from '../../state/flow.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { formatAnswer, formatCurl, formatRequest, tokenOf } from './format-exchange.ts';

const words = enFlow.exchanges;

export function ExchangeList() {
  const exchanges = useFlow((flow) => flow.exchanges);
  const last = exchanges.at(-1);
  return (
    <section aria-label={words.label}>
      <h2 className="pb-1 font-semibold">
        {words.label} <span className="nums font-normal text-ink-2">{exchanges.length}</span>
      </h2>
      <p role="status" className="sr-only">
        {last && words.last(last.method, last.path, statusOf(last))}
      </p>
      {last ? (
        <ol className="divide-y divide-line">
          {exchanges.map((exchange) => (
            <ExchangeItem key={exchange.id} exchange={exchange} />
          ))}
        </ol>
      ) : (
        <p className="text-ink-2">{words.none}</p>
      )}
    </section>
  );
}

function statusOf({ answer }: Exchange): string {
  return answer ? String(answer.status) : words.noAnswer;
}

function ExchangeItem({ exchange }: { exchange: Exchange }) {
  const { method, path, started, duration, answer } = exchange;
  const token = tokenOf(exchange);
  const isGood = answer !== undefined && answer.status < 400;
  return (
    <li data-exchange={`${method} ${path} ${answer?.status ?? ''}`}>
      <details>
        <summary className="flow-exchange">
          <span className="font-mono">{method}</span>
          <span className="min-w-0 truncate font-mono">{path}</span>
          <span className={`nums ${isGood ? 'text-good' : 'text-bad'}`}>{statusOf(exchange)}</span>
          <span className="flow-time nums text-ink-2">{words.milliseconds(duration)}</span>
          <time dateTime={new Date(started).toISOString()} className="flow-time nums text-ink-2">
            {new Date(started).toLocaleTimeString('en-GB')}
          </time>
        </summary>
        <div className="grid gap-2 pb-3">
          <Message title={words.request} text={formatRequest(exchange)} />
          {answer && <Message title={words.answer} text={formatAnswer(answer)} />}
          <p className="flex flex-wrap items-center gap-x-4">
            <CopyButton what={`${method} ${path}`} text={formatCurl(exchange)}>
              {words.curl}
            </CopyButton>
            {token !== undefined && <a href={`#token=${token}`}>{words.token}</a>}
          </p>
        </div>
      </details>
    </li>
  );
}

function Message({ title, text }: { title: string; text: string }) {
  return (
    <div>
      <h3 className="text-ink-2">{title}</h3>
      <pre className="font-mono break-all whitespace-pre-wrap">{text}</pre>
    </div>
  );
}
