// What is expected and cannot be compared with this token: nothing stands against it, and nothing speaks for it.
import { tokenHashName } from '../crypto/token-hash.ts';
import type { Profile } from '../claims/profile.ts';
import { nodeAt } from '../json/edit-json.ts';
import { parseJson } from '../json/parse-json.ts';
import type { Expectations } from './expectations.ts';
import { HASH_CLAIMS } from './find-pair-faults.ts';
import type { ExpectationName } from './set-expectation.ts';

export interface GapParts {
  readonly profile: Profile['name'];
  readonly alg: string;
  readonly signatureOctets?: number | undefined;
  /** JSON text. */
  readonly payload: string;
  readonly hasKeyBinding: boolean;
}

/** For each expectation that has nothing to be compared with, why, in a sentence. */
export function findGaps(
  { profile, alg, signatureOctets, payload, hasKeyBinding }: GapParts,
  expected: Expectations,
): ReadonlyMap<ExpectationName, string> {
  const gaps = new Map<ExpectationName, string>();
  const { root } = parseJson(payload);
  const hash = tokenHashName(alg, signatureOctets);
  for (const [claim, name] of HASH_CLAIMS) {
    if (expected[name] === undefined || (profile === 'dpop-proof' && claim === 'at_hash')) continue;
    if (!root || !nodeAt(root, [claim])) {
      gaps.set(name, `The token has no \`${claim}\`: there is nothing to compare it with.`);
    } else if (!hash) {
      gaps.set(name, `No specification says which hash \`${claim}\` has under \`${alg}\`.`);
    }
  }
  for (const name of ['method', 'url'] as const) {
    if (expected[name] !== undefined && profile !== 'dpop-proof') {
      gaps.set(name, 'Only a DPoP proof says which request it is for.');
    }
  }
  for (const name of ['keyBindingAudience', 'keyBindingNonce'] as const) {
    if (expected[name] !== undefined && !hasKeyBinding) {
      gaps.set(name, 'The token has no key binding to compare it with.');
    }
  }
  return gaps;
}
