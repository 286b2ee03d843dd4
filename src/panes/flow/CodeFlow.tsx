// The authorization code flow with PKCE: the values that make it safe, as they come up.
import { enCodeFlow } from '../../locales/en-code-flow.ts';
import { exchangeCode, openAuthorization, useCodeFlow } from '../../state/code-flow.ts';
import { useFlow } from '../../state/flow.ts';
import { Button } from '../../ui/Button.tsx';
import { Reference } from '../../ui/Reference.tsx';

const BORDERED = 'border border-line-2';

export function CodeFlow() {
  const { status, request, code } = useCodeFlow((flow) => flow);
  const isAnswered = useFlow(({ withoutWorker }) => withoutWorker === undefined);
  const values: readonly [name: keyof typeof enCodeFlow.values, value: string | undefined][] = [
    ['verifier', request?.verifier],
    ['challenge', request?.challenge],
    ['state', request?.state],
    ['code', code],
  ];
  return (
    <section aria-label={enCodeFlow.label} data-code-flow={status}>
      <h2 className="pb-1 font-semibold">{enCodeFlow.label}</h2>
      <p className="pb-2 text-ink-2">
        <Reference text={enCodeFlow.lead} />
      </p>
      <p className="flex flex-wrap gap-2">
        <Button
          className={BORDERED}
          disabled={!isAnswered}
          onClick={() => void openAuthorization()}
        >
          {enCodeFlow.open}
        </Button>
        {code !== undefined && (
          <Button className={BORDERED} onClick={() => void exchangeCode()}>
            {enCodeFlow.again}
          </Button>
        )}
      </p>
      <p role="status" className="pt-1 text-ink-2">
        {isAnswered ? <Reference text={enCodeFlow.status[status]} /> : enCodeFlow.needsWorker}
      </p>
      <dl className="flow-code">
        {values.map(
          ([name, value]) =>
            value !== undefined && (
              <div key={name}>
                <dt>
                  <code>{enCodeFlow.values[name][0]}</code>
                  <span className="text-ink-2"> {enCodeFlow.values[name][1]}</span>
                </dt>
                <dd className="truncate font-mono" title={value}>
                  {value}
                </dd>
              </div>
            ),
        )}
      </dl>
    </section>
  );
}
