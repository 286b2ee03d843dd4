// The certificates that came with a token and its keys, each with its place, for the rules about them.
import type {
  Certificate,
  CertificateEntry,
  CertificateList,
} from '../certificates/certificate.ts';
import { atValue } from './at-json.ts';
import type { LintFacts, Place } from './define-rule.ts';

export interface PlacedCertificate {
  readonly certificate: Certificate;
  readonly carrier: CertificateList['carrier'];
  /** It is the one of the key itself, not of an authority above it. */
  readonly isKeys: boolean;
  readonly at: Place;
}

/** Each certificate once: of those that the given keys came in only the one of the key that was used, or the only one. */
export function placedCertificates(facts: LintFacts): readonly PlacedCertificate[] {
  const seen = new Set<string>();
  return (facts.certificates ?? []).flatMap(({ carrier, entries }) =>
    entries.flatMap((entry, index) => {
      const { certificate } = entry;
      if (!certificate || seen.has(certificate.sha256)) return [];
      if (carrier === 'key' && !isUsed(entry, facts)) return [];
      seen.add(certificate.sha256);
      const isKeys = carrier === 'key' || index === 0;
      return [{ certificate, carrier, isKeys, at: certificatePlace(facts, carrier, index) }];
    }),
  );
}

function isUsed({ holds }: CertificateEntry, { key }: LintFacts): boolean {
  return holds === true || key.keys.length === 1;
}

/** Where a certificate stands: in the header's `x5c`, or with the key. */
export function certificatePlace(
  { header }: Pick<LintFacts, 'header'>,
  carrier: CertificateList['carrier'],
  index: number,
): Place {
  const x5c = carrier === 'x5c' ? header?.get('x5c') : undefined;
  const node = x5c?.kind === 'array' ? x5c.items[index] : undefined;
  if (node) return atValue('header', node);
  return { part: carrier === 'x5c' ? 'header' : 'key' };
}
