import { REGISTERED_ALGORITHMS } from '../claims/registered-algorithms.ts';

/** What may stand in `alg`, and what it is for. */
export const HEADER_ALGORITHMS: ReadonlyMap<string, 'signature' | 'key-management'> = new Map(
  REGISTERED_ALGORITHMS.flatMap(({ name, use }) =>
    use === 'content-encryption' ? [] : [[name, use] as const],
  ),
);
