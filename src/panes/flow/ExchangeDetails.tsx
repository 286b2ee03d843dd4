// A request and its answer, word by word, with what can be done with them.
import { enFlow } from '../../locales/en-flow.ts';
import type { Exchange } from '../../state/exchange.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { formatAnswer, formatCurl, formatRequest, isJwt, tokenOf } from './format-exchange.ts';

const words = enFlow.exchanges;

export function ExchangeDetails({ exchange }: { readonly exchange: Exchange }) {
  const { method, path, started, duration, isNavigation, answer } = exchange;
  const token = tokenOf(exchange);
  return (
    <div className="seq-details">
      <p className="nums text-ink-2">
        <time dateTime={new Date(started).toISOString()}>
          {new Date(started).toLocaleTimeString('en-GB')}
        </time>
        {' · '}
        {words.milliseconds(duration)}
      </p>
      {isNavigation && <p>{words.navigation}</p>}
      <Message title={words.request} text={formatRequest(exchange)} />
      {answer && <Message title={words.answer} text={formatAnswer(answer)} />}
      <p className="flex flex-wrap items-center gap-x-4">
        <CopyButton what={`${method} ${path}`} text={formatCurl(exchange)}>
          {words.curl}
        </CopyButton>
        {token !== undefined && isJwt(token) && <a href={`#token=${token}`}>{words.token}</a>}
      </p>
    </div>
  );
}

function Message({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <div>
      <h3 className="text-ink-2">{title}</h3>
      <pre className="font-mono break-all whitespace-pre-wrap">{text}</pre>
    </div>
  );
}
