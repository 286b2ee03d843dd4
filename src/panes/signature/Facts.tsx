// The facts of a check: algorithm, key, thumbprint, each key that was tried, and the answer of jose.
import { describeKey } from '../../core/keys/describe-key.ts';
import { enEncrypt, enFacts } from '../../locales/en-late.ts';
import { enProof } from '../../locales/en-proofs.ts';
import { enMembers } from '../../locales/en-serialization.ts';
import { enSecrets } from '../../locales/en-secrets.ts';
import { useInspection } from '../../state/inspection-store.ts';
import { late } from '../../ui/late.tsx';
import { Sentence } from '../../ui/Sentence.tsx';
import { Bytes } from './Bytes.tsx';
import { Disclosures } from './Disclosures.tsx';
import { EncryptedParts } from './EncryptedParts.tsx';
import { Fact } from './Fact.tsx';
import { Fold } from './Fold.tsx';
import { Iterations } from './Iterations.tsx';
import { LateCertificates } from './LateCertificates.tsx';
import { Layers } from './Layers.tsx';
import { Members } from './Members.tsx';
import { SigningNote } from './SigningNote.tsx';

const Encrypt = late(async () => (await import('./Encrypt.tsx')).Encrypt);
const MakeProof = late(async () => (await import('./MakeProof.tsx')).MakeProof);
const TrySecrets = late(async () => (await import('./TrySecrets.tsx')).TrySecrets);

export function Facts() {
  const view = useInspection((state) => state.token.view);
  const inspection = useInspection((state) => state.inspection);
  const { verification, algorithmWords, members, layers } = inspection ?? {};
  const alg = verification?.alg ?? view.jose.alg;
  const { key, thumbprint, strict, attempts = [] } = verification ?? {};
  const attempt = attempts.find(({ key: tried }) => tried === key);
  const { engine, contentEngine } = attempt ?? {};
  const listed = inspection?.keyList?.find(({ index }) => index === attempt?.index);
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
        {engine && !contentEngine && <Fact name={enFacts.engine}>{enFacts.engines[engine]}</Fact>}
        {engine && contentEngine && (
          <Fact name={enFacts.keyEngine}>{enFacts.sealEngines[engine]}</Fact>
        )}
        {contentEngine && (
          <Fact name={enFacts.contentEngine}>{enFacts.sealEngines[contentEngine]}</Fact>
        )}
        {key && (
          <Fact name={enFacts.key}>
            {describeKey(key)}
            {listed &&
              (inspection?.key.keys.length ?? 0) > 1 &&
              enFacts.place(listed.index + 1, listed.name)}
          </Fact>
        )}
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
      <LateCertificates />
      {(view.kind === 'jws' || view.payload.state === 'opened') && (
        <Fold title={enEncrypt.title(isEncrypted)}>
          <Encrypt />
        </Fold>
      )}
      {view.kind === 'jws' && (
        <Fold title={enProof.title}>
          <MakeProof />
        </Fold>
      )}
      {view.kind === 'jws' && /^HS\d/.test(alg ?? '') && (
        <Fold title={enSecrets.title}>
          <TrySecrets key={view.text} />
        </Fold>
      )}
      {verification && <Bytes view={view} />}
      {view.kind === 'jwe' && <EncryptedParts view={view} />}
    </>
  );
}
