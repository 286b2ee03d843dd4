// The facts of a check: algorithm, key, thumbprint, each key that was tried, and the answer of jose.
import { Suspense, useState } from 'react';
import { describeKey } from '../../core/keys/describe-key.ts';
import { enEncrypt, enFacts } from '../../locales/en-late.ts';
import { enMembers } from '../../locales/en-serialization.ts';
import { useInspection } from '../../state/inspection-store.ts';
import { ErrorBoundary } from '../../ui/ErrorBoundary.tsx';
import { late } from '../../ui/late.tsx';
import { Sentence } from '../../ui/Sentence.tsx';
import { Bytes } from './Bytes.tsx';
import { Disclosures } from './Disclosures.tsx';
import { EncryptedParts } from './EncryptedParts.tsx';
import { Iterations } from './Iterations.tsx';
import { Layers } from './Layers.tsx';
import { Members } from './Members.tsx';
import { SigningNote } from './SigningNote.tsx';

const Encrypt = late(async () => (await import('./Encrypt.tsx')).Encrypt);

export function Facts() {
  const view = useInspection((state) => state.token.view);
  const inspection = useInspection((state) => state.inspection);
  const { verification, algorithmWords, members, layers } = inspection ?? {};
  const alg = verification?.alg ?? view.jose.alg;
  const { key, thumbprint, strict, attempts = [] } = verification ?? {};
  const engine = attempts.find((attempt) => attempt.key === key)?.engine;
  const isEncrypted = view.kind === 'jwe';
  return (
    <>
      <SigningNote />
      <Iterations />
      <dl className="facts">
        {alg !== undefined && (
          <Fact name={enFacts.algorithm}>
            {alg} <span className="text-ink-2">{algorithmWords}</span>
          </Fact>
        )}
        {engine && <Fact name={enFacts.engine}>{enFacts.engines[engine]}</Fact>}
        {key && <Fact name={enFacts.key}>{describeKey(key)}</Fact>}
        {key?.kid !== undefined && (
          <Fact name={enFacts.kid}>
            <span className="mono break-all">{key.kid}</span>
          </Fact>
        )}
        {thumbprint && (
          <Fact name={enFacts.thumbprint}>
            <span className="mono break-all">{thumbprint}</span>
          </Fact>
        )}
        {members && (
          <Fact name={enMembers.count(members.length, isEncrypted)}>
            <Members members={members} shown={view.place?.index ?? 0} isEncrypted={isEncrypted} />
          </Fact>
        )}
        {view.place && <Fact name={enMembers.form}>{enMembers.forms[view.place.form]}</Fact>}
        {view.place && view.place.unprotected.length > 0 && (
          <Fact name={enMembers.unprotected}>
            <span className="font-mono">{view.place.unprotected.join(', ')}</span>{' '}
            <span className="text-ink-2">{enMembers.unprotectedHint}</span>
          </Fact>
        )}
        {layers && (
          <Fact name={enFacts.inside}>
            <Layers layers={layers} />
          </Fact>
        )}
        {attempts.length > 1 && (
          <Fact name={enFacts.moreKeys(attempts.length)}>
            <ul>
              {attempts.slice(0, 20).map(({ index, key: tried, outcome }) => (
                <li key={index}>
                  <span className="font-mono">{tried.kid ?? `#${index + 1}`}</span>{' '}
                  <span className="text-ink-2">
                    {describeKey(tried)}: {enFacts.attempt[outcome]}
                  </span>
                </li>
              ))}
            </ul>
          </Fact>
        )}
        {strict && strict.status !== 'not-asked' && (
          <Fact name={enFacts.strict}>
            {strict.status === 'accepted' ? (
              enFacts.accepted
            ) : (
              <>
                <code className="font-mono">{strict.code}</code>{' '}
                <span className="text-ink-2">
                  <Sentence text={strict.reason} />
                </span>
              </>
            )}
          </Fact>
        )}
      </dl>
      {verification?.presentation && (
        <Disclosures text={view.text} presentation={verification.presentation} />
      )}
      {(view.kind === 'jws' || view.payload.state === 'opened') && (
        <LateEncrypt isAnew={isEncrypted} />
      )}
      {verification && <Bytes view={view} />}
      {view.kind === 'jwe' && <EncryptedParts view={view} />}
    </>
  );
}

function LateEncrypt({ isAnew }: { isAnew: boolean }) {
  const title = enEncrypt.title(isAnew);
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details className="pt-3" onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
      <summary className="inline-flex min-h-7 cursor-pointer items-center rounded bg-paper-2 pr-6 pl-2 text-ink-2 hover:text-ink">
        {title}
      </summary>
      <div className="pt-2">
        <ErrorBoundary name={title}>
          <Suspense fallback={null}>{isOpen && <Encrypt />}</Suspense>
        </ErrorBoundary>
      </div>
    </details>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <>
      <dt className="text-ink-2">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  );
}
