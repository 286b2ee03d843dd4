// The facts of a check: algorithm, key, thumbprint, each key that was tried, and the answer of jose.
import { describeKey } from '../../core/keys/describe-key.ts';
import { enEncrypt, enFacts } from '../../locales/en-late.ts';
import { enProof } from '../../locales/en-proofs.ts';
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
  const engine = attempt?.engine;
  const listed = inspection?.keyList?.find(({ index }) => index === attempt?.index);
  return (
    <>
      <Iterations />
      <dl className="facts">
        {alg !== undefined && (
          <Fact name={enFacts.algorithm}>
            {alg} <span className="text-ink-2">{algorithmWords}</span>
          </Fact>
        )}
        {engine && <Fact name={enFacts.engine}>{enFacts.engines[engine]}</Fact>}
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
          <Fact name={enFacts.members(members.length, view.kind === 'jwe')}>
            <ol className="list-inside list-decimal">
              {members.map((member, index) => (
                <li key={index}>
                  <span className="font-mono">{member.alg}</span>
                  {member.kid !== undefined && (
                    <span className="mono break-all text-ink-2"> {member.kid}</span>
                  )}{' '}
                  {member.title}
                </li>
              ))}
            </ol>
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
      {view.kind === 'jws' && (
        <Fold title={enEncrypt.title}>
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
