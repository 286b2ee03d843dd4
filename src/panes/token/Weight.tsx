// What the token weighs, beside what a cookie, a header line and a URL may hold.
import { useMemo } from 'react';
import { LIMITS, weighToken } from '../../core/claims/weigh-token.ts';
import type { SegmentView } from '../../core/view-token.ts';
import { en } from '../../locales/en.ts';
import { enClaims } from '../../locales/en-claims.ts';

const [COOKIE] = LIMITS;

interface WeightProps {
  readonly text: string;
  readonly segments: readonly SegmentView[];
}

export function Weight({ text, segments }: WeightProps) {
  const { bytes, parts, shares } = useMemo(() => weighToken(text, segments), [text, segments]);
  const scale = Math.max(bytes, COOKIE?.bytes ?? 0);
  return (
    <div data-weight={bytes} aria-live="off" className="nums pt-1">
      <span aria-hidden="true" className="weight-bar">
        {parts.map((part, index) => (
          <span
            key={index}
            className={`weight-${part.name}`}
            style={{ width: `${(part.bytes / scale) * 100}%` }}
          />
        ))}
      </span>
      <p title={parts.map((p) => enClaims.part(en.token.segments[p.name], p.bytes)).join('\n')}>
        {enClaims.bytes(bytes)}:{' '}
        {shares.map(({ name, percent, isOver, reference }, index) => (
          <span key={name} title={reference} className={isOver ? 'text-warn' : ''}>
            {index > 0 && ', '}
            {enClaims.share(percent, name)}
          </span>
        ))}
      </p>
    </div>
  );
}
