// What each party knows: it follows from the settings.
import { enFlow } from '../../locales/en-flow.ts';
import { useFlow, type Settings } from '../../state/flow.ts';

const words = enFlow.parties;

export function Parties() {
  const settings = useFlow((flow) => flow.settings);
  if (!settings) return undefined;
  return (
    <section aria-label={words.label}>
      <h2 className="pb-1 font-semibold">{words.label}</h2>
      <dl className="flow-parties">
        {describeParties(settings).map(([party, known]) => (
          <div key={party}>
            <dt>{party}</dt>
            <dd className="text-ink-2">{known}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function describeParties({
  algorithm,
  tokenFormat,
  revocation,
  dpop,
}: Settings): readonly (readonly [party: string, known: string])[] {
  const isShared = algorithm.startsWith('HS');
  const isOpaque = tokenFormat === 'opaque';
  const apiKey = isOpaque ? words.apiNothing : isShared ? words.apiSecret : words.apiPublic;
  return [
    [words.browser, dpop ? words.browserKey : words.browserTokens],
    [words.server, isOpaque ? words.serverOpaque : isShared ? words.serverSecret : words.serverKey],
    [words.api, `${apiKey} ${isOpaque ? words.apiOpaque : words.learns[revocation]}`],
    [words.database, isOpaque ? words.databaseOpaque : words.databaseFamilies],
  ];
}
