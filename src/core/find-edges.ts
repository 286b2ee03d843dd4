import type { CertificateList } from './certificates/certificate.ts';
import type { Expectations } from './policy/expectations.ts';
import type { TimeClaims } from './time/time-status.ts';

/**
 * When what is said of a token changes because of the clock alone. Seconds since the epoch, in no order.
 *
 * @param certificates Those that came with it and its keys, where they have been read.
 */
export function findEdges(
  times: TimeClaims | undefined,
  certificates: readonly CertificateList[],
  { leeway, maxAge }: Expectations,
): readonly number[] {
  const { exp, nbf, iat } = times ?? {};
  const oldest = iat !== undefined && maxAge !== undefined ? iat + maxAge : undefined;
  const claimed = [exp, nbf, iat, oldest].flatMap((time) =>
    time === undefined ? [] : [time - leeway, time, time + leeway],
  );
  const certified = certificates.flatMap(({ entries }) =>
    entries.flatMap(({ certificate }) =>
      certificate ? [certificate.notBefore, certificate.notAfter] : [],
    ),
  );
  return [...new Set([...claimed, ...certified])].filter(Number.isFinite);
}
