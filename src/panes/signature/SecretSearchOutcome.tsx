// What came of a search for a secret: the secret, how it stands in the list, and the way into the key field.
import { enSecrets } from '../../locales/en-secrets.ts';
import { type SearchOutcome, takeSecret } from '../../state/secret-file.ts';
import { Button } from '../../ui/Button.tsx';

export function SecretSearchOutcome({ outcome }: { outcome: SearchOutcome }) {
  const { kind, tried } = outcome;
  const { found, lines, tooLong } = tried;
  return (
    <div className="pt-1">
      {kind === 'failed' && <p className="text-bad">{enSecrets.failed}</p>}
      {(kind === 'none' || kind === 'stopped') && <p>{enSecrets[kind](lines)}</p>}
      {found && (
        <>
          <p className="text-bad">{enSecrets.found(lines)}</p>
          <p>
            <code className="mono break-all">{found.text}</code>{' '}
            <span className="text-ink-2">
              {[enSecrets.readings[found.reading], found.hasLineFeed ? enSecrets.lineFeed : '']
                .filter(Boolean)
                .join(', ')}
            </span>
          </p>
          <Button className="bg-paper-2" onClick={() => takeSecret(found)}>
            {enSecrets.take}
          </Button>
        </>
      )}
      {tooLong > 0 && <p className="text-ink-2">{enSecrets.tooLong(tooLong)}</p>}
    </div>
  );
}
