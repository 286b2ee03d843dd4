// What the token is: its kind, itself in one sentence, whose it looks like, and what it weighs.
import './token-words.css';
import { useMemo } from 'react';
import { claimValues } from '../../core/claims/claim-values.ts';
import { describeToken, type Standing } from '../../core/claims/describe-token.ts';
import {
  describeRecognised,
  recogniseIssuer,
} from '../../core/claims/dialects/recognise-issuer.ts';
import type { SignatureVerdict } from '../../core/crypto/verification.ts';
import type { Inspection } from '../../core/inspection.ts';
import { parseJson } from '../../core/json/parse-json.ts';
import type { TokenView } from '../../core/view-token.ts';
import { enClaims } from '../../locales/en-claims.ts';
import { useNow } from '../../state/clock.ts';
import { useInspection } from '../../state/inspection-store.ts';
import { useWorkspace } from '../../state/workspace-store.ts';
import { Sentence } from '../../ui/Sentence.tsx';
import { Weight } from './Weight.tsx';

/** What a verdict vouches for; nothing where it does not hold for every verifier. */
const STANDINGS = {
  verified: 'verified',
  lenient: 'lenient',
  failed: 'failed',
  unsigned: 'unsigned',
  'no-key': 'unchecked',
  'key-mismatch': 'unchecked',
  unsupported: 'unchecked',
  malformed: 'unchecked',
  encrypted: 'unchecked',
} as const satisfies Record<SignatureVerdict, Standing>;

/** Longer parts are not put in words. */
const LIMIT = 200_000;

export function TokenWords({ inspection, view }: { inspection: Inspection; view: TokenView }) {
  const isAnswered = useInspection((state) => state.isAnswered);
  const leeway = useWorkspace((workspace) => workspace.expectations.leeway);
  const now = useNow();
  const { header, payload } = view;
  const parts = useMemo(() => {
    if (header.source.length + payload.source.length > LIMIT) return {};
    return {
      header: claimValues(parseJson(header.source).root),
      claims: claimValues(parseJson(payload.source).root),
    };
  }, [header.source, payload.source]);
  const recognised = useMemo(() => recogniseIssuer(parts.header, parts.claims), [parts]);
  const { profile, profileWords, verification } = inspection;
  const isOpened = payload.state === 'opened';
  const verdict = isAnswered ? STANDINGS[verification?.verdict ?? 'malformed'] : 'unchecked';
  const standing = isOpened ? 'opened' : verdict;
  const sentence = describeToken({ ...parts, standing, profile, now, leeway });
  return (
    <>
      <div className="token-words" role="group" aria-label={enClaims.words} tabIndex={0}>
        <p className="break-words">
          {profile.name !== 'unknown' && (
            <>
              <span className="text-ink">{profileWords.name}.</span> {profileWords.meaning}{' '}
            </>
          )}
          {/* It counts minutes: nobody wants those read out. */}
          <span aria-live="off" data-words="token">
            <Sentence text={sentence} />
          </span>
        </p>
        {recognised && (
          <p data-dialect={recognised.dialect.id}>
            <Sentence text={describeRecognised(recognised)} />
          </p>
        )}
      </div>
      {view.kind !== 'empty' && <Weight text={view.text} segments={view.segments} />}
    </>
  );
}
