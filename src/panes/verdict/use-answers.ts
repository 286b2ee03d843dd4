// For each thing that is expected: whether the token fits, and if not, why. Nothing while the answer is on its way.
import { useMemo } from 'react';
import type { Profile } from '../../core/claims/profile.ts';
import { describeReason } from '../../core/crypto/describe-reason.ts';
import { findGaps } from '../../core/policy/find-gaps.ts';
import type { ExpectationName } from '../../core/policy/set-expectation.ts';
import { useInspection } from '../../state/inspection-store.ts';
import { useWorkspace } from '../../state/workspace-store.ts';
import type { FieldAnswer } from './ExpectationField.tsx';

const KEY_BINDING: ReadonlyMap<string, ExpectationName> = new Map([
  ['kb-aud', 'keyBindingAudience'],
  ['kb-nonce', 'keyBindingNonce'],
]);

/** @param payload JSON text; of an SD-JWT with what is disclosed. */
export function useAnswers(
  profile: Profile,
  payload: string,
): ReadonlyMap<ExpectationName, FieldAnswer> {
  const expectations = useWorkspace((workspace) => workspace.expectations);
  const { inspection, isAnswered, token } = useInspection((state) => state);
  return useMemo(() => {
    const answers = new Map<ExpectationName, FieldAnswer>();
    if (!inspection || !isAnswered || token.view.kind === 'empty') return answers;
    const { keyBinding } = inspection.verification?.presentation ?? {};
    const gaps = findGaps(
      {
        profile: profile.name,
        alg: token.view.jose.alg ?? '',
        signatureOctets: token.view.signature.bytes?.length,
        payload,
        hasKeyBinding: keyBinding !== undefined,
      },
      expectations,
    );
    for (const name of Object.keys(expectations) as ExpectationName[]) {
      if (name === 'leeway') continue;
      const gap = gaps.get(name);
      answers.set(name, gap ? { status: 'not-compared', detail: gap } : { status: 'fits' });
    }
    for (const { claim, seen, wanted, expectation } of inspection.faults) {
      if (!expectation) continue;
      const detail = `\`${claim}\` has ${seen}, wanted ${wanted}.`;
      const before = answers.get(expectation)?.detail;
      answers.set(expectation, {
        status: 'differs',
        detail: before === undefined ? detail : `${before} ${detail}`,
      });
    }
    const name = keyBinding && KEY_BINDING.get(keyBinding.reason.code);
    if (name) {
      answers.set(name, { status: 'differs', detail: describeReason(keyBinding.reason).detail });
    }
    return answers;
  }, [inspection, isAnswered, token, expectations, profile, payload]);
}
