// The steps of the trace that are taken with the keys: which was chosen and why, whether it fits, what it said.
import { describeReason } from '../crypto/describe-reason.ts';
import type { KeyAttempt, Verification } from '../crypto/verification.ts';
import { describeKey } from '../keys/describe-key.ts';
import { shortKid } from '../keys/short-kid.ts';
import { stepOfReason } from './step-of-reason.ts';
import type { StepNote, TraceParts } from './trace.ts';
import { STEP_IDS, type StepId } from './trace-steps.ts';

/** What is known of the steps from the key to the plaintext, where they have not failed. */
export function traceKey(parts: TraceParts): readonly (readonly [StepId, StepNote])[] {
  const { verification, keyCount } = parts;
  const { reason, attempts } = verification;
  const isOpen = reason.code === 'no-key' || reason.code === 'encrypted';
  const order = STEP_IDS.indexOf(stepOfReason(reason.code));
  const held = attempts.some(({ outcome }) => outcome === 'holds');
  const note = (id: StepId): StepNote => {
    const isPast = held || (attempts.length > 0 && STEP_IDS.indexOf(id) < order);
    const isDone = isPast || tried(verification, id);
    if (isDone) return { outcome: 'passed' };
    return keyCount === 0 ? { outcome: 'skipped', detail: 'There is no key.' } : {};
  };
  const words = describeReason(reason);
  const hint = words.tryNext === undefined ? {} : { hint: words.tryNext };
  const { engine } = attempts.find(({ outcome }) => outcome === 'holds') ?? {};
  return [
    [
      'key',
      isOpen
        ? { outcome: 'skipped', detail: words.detail, ...hint }
        : { ...note('key'), ...describeChoice(parts) },
    ],
    ['key-fits', note('key-fits')],
    [
      'signature',
      reason.code === 'not-in-this-browser' || reason.code === 'insecure-context'
        ? { outcome: 'skipped', detail: words.detail, ...hint }
        : {
            ...note('signature'),
            ...(engine && {
              seen: engine === 'native' ? 'checked by WebCrypto' : 'checked by noble',
            }),
          },
    ],
    ['key-management', note('key-management')],
    ['decryption', note('decryption')],
    ['inflation', note('inflation')],
    ...tracePresentation(verification),
  ];
}

/** A key was tried with the mathematics, so it was chosen and fits; or it was tried at all, so it was chosen. */
function tried({ attempts }: Verification, id: StepId): boolean {
  if (id === 'key') return attempts.length > 0;
  return id === 'key-fits' && attempts.some(({ outcome }) => outcome === 'does-not-hold');
}

function describeChoice({ verification, keyCount, jose }: TraceParts): StepNote {
  const { attempts, key } = verification;
  const chosen =
    attempts.find(({ outcome }) => outcome === 'holds') ??
    attempts.find((attempt) => attempt.key === key) ??
    attempts[0];
  const { kid } = jose;
  const wanted = kid === undefined ? {} : { wanted: `kid "${shortKid(kid)}"` };
  if (!chosen) return wanted;
  const place = keyCount > 1 ? `key ${chosen.index + 1} of ${keyCount}, ` : '';
  const name = chosen.key.kid === undefined ? '' : `, kid "${shortKid(chosen.key.kid)}"`;
  return {
    ...wanted,
    seen: `${place}${describeKey(chosen.key)}${name}`,
    detail: whyChosen(chosen, attempts.length, keyCount, kid),
  };
}

function whyChosen(
  { key }: KeyAttempt,
  attemptCount: number,
  keyCount: number,
  kid: string | undefined,
): string {
  if (kid !== undefined && key.kid === kid) return 'Its `kid` is the one that the token names.';
  if (keyCount === 1) return 'It is the only key.';
  const named =
    kid === undefined
      ? 'The token names no `kid`'
      : 'No key that was tried has the `kid` of the token';
  return `${named}: ${attemptCount} of ${keyCount} keys were tried in their order.`;
}

function tracePresentation({
  presentation,
}: Verification): readonly (readonly [StepId, StepNote])[] {
  if (!presentation) return [];
  const { disclosures, keyBinding } = presentation;
  return [
    ['disclosures', { outcome: 'passed', seen: `${disclosures.length} disclosures` }],
    [
      'key-binding',
      keyBinding
        ? { outcome: 'passed', detail: describeReason(keyBinding.reason).detail }
        : { outcome: 'skipped', detail: 'There is none: whoever has this text can show it.' },
    ],
  ];
}
