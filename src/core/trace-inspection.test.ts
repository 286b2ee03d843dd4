// The trace, the verdicts and jose's jwtVerify say the same of every published token; where they differ, why.
import { createHmac, generateKeyPairSync, sign as signOctets } from 'node:crypto';
import { expect, test } from 'vitest';
import { keyParameters, readVectors, type Vector } from '../../e2e/vectors/vector.ts';
import { inspectWorkspace } from './inspect-token.ts';
import type { Inspection } from './inspection.ts';
import type { KeyFormat } from './keys/key-reading.ts';
import { claimsVerdict } from './policy/claims-verdict.ts';
import { describeClaims } from './policy/describe-claims.ts';
import type { Expectations } from './policy/expectations.ts';
import { stepOfFault } from './policy/step-of-reason.ts';
import { STEP_IDS, type StepId } from './policy/trace-steps.ts';
import { explainStrict } from './policy/explain-strict.ts';
import type { Trace } from './policy/trace.ts';
import { traceInspection } from './trace-inspection.ts';
import type { TokenView } from './view-token.ts';
import { EMPTY_WORKSPACE, pasteToken, type Workspace } from './workspace.ts';

/** The first examples of RFC 7515 were good in 2011. */
const NOW = 1_300_819_000;

interface Traced {
  readonly view: TokenView;
  readonly inspection: Inspection;
  readonly trace: Trace;
}

async function trace(token: string, more: Partial<Workspace> = {}, now = NOW): Promise<Traced> {
  const workspace = pasteToken({ ...EMPTY_WORKSPACE, ...more }, token);
  const stop = new AbortController();
  return new Promise((resolve, reject) => {
    inspectWorkspace({ workspace, now }, stop.signal, ({ token: { view }, inspection }) => {
      const found = inspection && traceInspection(view, inspection, workspace, now);
      if (!found) return;
      stop.abort();
      resolve({ view, inspection, trace: found });
    }).catch(reject);
  });
}

function workspaceOf({ key, detachedPayload }: Vector): Partial<Workspace> {
  const { key: keyText = '', keyFormat = 'auto' } = keyParameters(key);
  return {
    keyText,
    keyFormat: keyFormat as KeyFormat,
    ...(detachedPayload !== undefined && { detachedPayload }),
  };
}

const vectors = readVectors().filter(({ kind }) => kind !== 'jwk');
const traced = await Promise.all(
  vectors.map(async (v) => [v, await trace(v.token, workspaceOf(v))] as const),
);

const CLAIMS: ReadonlySet<string> = new Set(STEP_IDS.slice(STEP_IDS.indexOf('claims')));

/** What the verdicts say, against the steps that failed or would have. */
function expectOneVoice({ view, inspection, trace: { steps, failed } }: Traced, leeway = 0): void {
  const { verdict = 'malformed' } = inspection.verification ?? {};
  const said = inspection.verdictWords?.detail ?? '';
  const claims = claimsVerdict(view.times, inspection.faults, NOW, leeway);
  const words = describeClaims(claims, view.times, inspection.faults, NOW);
  const isRefused = !['verified', 'no-key', 'encrypted'].includes(verdict);
  const first = steps.find(({ outcome }) => outcome === 'failed');
  expect(first?.id).toBe(failed?.id);
  const early = steps.find(({ id, outcome }) => outcome === 'failed' && !CLAIMS.has(id));
  if (
    early?.seen !== undefined &&
    early.id === 'algorithm' &&
    early.detail?.startsWith('`alg` is not')
  ) {
    expect(`${words.title} ${words.detail}`).toContain(early.seen);
  } else if (early) {
    expect(said).toContain(early.detail);
  } else if (isRefused) expect(verdict).toBe('unsupported');
  const late = steps.find(({ id, outcome }) => outcome === 'failed' && CLAIMS.has(id));
  const [fault] = inspection.faults;
  const wanted = {
    valid: undefined,
    unbounded: undefined,
    expired: 'exp',
    'not-yet-valid': 'nbf',
    invalid: fault && stepOfFault(fault),
    'no-claims':
      view.payload.state === 'detached' || verdict === 'encrypted' ? undefined : 'claims',
  }[claims];
  if (wanted === 'algorithm') expect(early?.id).toBe('algorithm');
  else if (claims !== 'no-claims' || wanted === undefined || late) expect(late?.id).toBe(wanted);
  if (late && claims === 'invalid') expect(words.detail).toContain(late.seen);
}

test('there are traces of all of them', () => {
  expect(traced).toHaveLength(190);
  const answers = traced.map(([, one]) => one.trace.answer);
  expect(new Set(answers)).toEqual(new Set(['accepted', 'refused']));
});

test.each(traced)('$id: the verdicts name the first failure', (_vector, one) => {
  expectOneVoice(one);
});

/** Tokens that jose judges otherwise, and why. */
const DIFFERENT: ReadonlyMap<string, string> = new Map([
  ['rfc7520-4_5', 'a detached payload that is no claims set'],
]);

/** At which step of ours jose stops, by its code. */
const STEPS_OF_CODE: Readonly<Record<string, readonly StepId[]>> = {
  ERR_JWS_SIGNATURE_VERIFICATION_FAILED: ['signature'],
  ERR_JWS_INVALID: ['parts', 'base64url', 'header', 'crit', 'signature'],
  ERR_JWT_INVALID: ['claims'],
  ERR_JWT_EXPIRED: ['exp', 'max-age'],
  ERR_JWT_CLAIM_VALIDATION_FAILED: [
    'types',
    'typ',
    'required',
    'iss',
    'sub',
    'aud',
    'max-age',
    'nbf',
  ],
  ERR_JOSE_ALG_NOT_ALLOWED: ['algorithm'],
  ERR_JOSE_NOT_SUPPORTED: ['crit', 'algorithm'],
  // Of a WebCrypto without ML-DSA, about a published token that carries no claims.
  NotSupportedError: ['claims'],
};

test.each(traced)('$id: jose’s jwtVerify stops where the trace does', ({ id }, one) => {
  const { trace: found, inspection } = one;
  const { strict } = inspection.verification!;
  if (strict.status === 'not-asked') {
    // It is asked wherever a signature could be checked.
    if (found.answer === 'accepted') expect(strict.why).toMatch(/compact|signatures alone/);
    return;
  }
  const isDifferent = strict.status !== found.answer;
  expect(isDifferent).toBe(DIFFERENT.has(id));
  expect(explainStrict(found, strict) !== undefined).toBe(isDifferent);
  if (strict.status === 'refused' && !isDifferent) {
    // Or at a later one that fails too, where it forgives the first.
    const failing = found.steps.filter(({ outcome }) => outcome === 'failed');
    const own = STEPS_OF_CODE[strict.code] ?? [];
    expect(own.filter((step) => failing.some((one) => one.id === step))).not.toEqual([]);
  }
});

const SECRET = 'a secret of thirty-two octets, and more';

function sign(claims: unknown, header: object = { alg: 'HS256' }, secret = SECRET): string {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const input = `${part(header)}.${part(claims)}`;
  return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
}

const GOOD = { iss: 'https://a', sub: 's', aud: 'api', iat: NOW - 10, exp: NOW + 60 };
const given = (expectations: Partial<Expectations>): Partial<Workspace> => ({
  keyText: SECRET,
  keyFormat: 'utf8',
  expectations: { leeway: 0, ...expectations },
});

test.each<[string, string, Partial<Expectations>, StepId | undefined, 'same' | 'differs']>([
  ['good', sign(GOOD), {}, undefined, 'same'],
  ['as expected', sign(GOOD), { issuer: 'https://a', audience: 'api' }, undefined, 'same'],
  ['another issuer', sign(GOOD), { issuer: 'https://b', audience: 'x' }, 'iss', 'same'],
  ['another subject', sign(GOOD), { subject: 't' }, 'sub', 'same'],
  ['another audience', sign(GOOD), { audience: 'web' }, 'aud', 'same'],
  ['another typ', sign(GOOD), { typ: 'at+jwt' }, 'typ', 'same'],
  ['without what is required', sign(GOOD), { required: ['jti'] }, 'required', 'same'],
  ['another algorithm', sign(GOOD), { algorithms: ['ES256'] }, 'algorithm', 'same'],
  ['too old', sign(GOOD), { maxAge: 5 }, 'max-age', 'same'],
  ['from the future', sign({ ...GOOD, iat: NOW + 1 }), { maxAge: 5 }, 'max-age', 'same'],
  ['from the future, no limit', sign({ ...GOOD, iat: NOW + 1 }), {}, undefined, 'same'],
  ['expired', sign({ ...GOOD, exp: NOW }), {}, 'exp', 'same'],
  ['within tolerance', sign({ ...GOOD, exp: NOW }), { leeway: 1 }, undefined, 'same'],
  ['not yet valid', sign({ ...GOOD, nbf: NOW + 1 }), {}, 'nbf', 'same'],
  ['a text for a time', sign({ ...GOOD, exp: 'never' }), {}, 'types', 'same'],
  ['another secret', sign(GOOD, { alg: 'HS256' }, 'another'), {}, 'signature', 'same'],
  // Where jose is more lenient.
  ['padding', `${sign(GOOD)}=`, {}, 'base64url', 'differs'],
  ['another nonce', sign(GOOD), { nonce: 'n' }, 'nonce', 'differs'],
  ['another client', sign(GOOD), { clientId: 'c' }, 'client', 'differs'],
  ['a number for an issuer', sign({ ...GOOD, iss: 7 }), {}, 'types', 'differs'],
  ['another code', sign({ ...GOOD, c_hash: 'x' }), { code: 'c' }, 'partners', 'differs'],
])('%s: the trace, the verdicts and jose', async (_name, token, expected, step, same) => {
  const one = await trace(token, given(expected));
  const strict = one.inspection.verification!.strict;
  expect(one.trace.failed?.id).toBe(step);
  expectOneVoice(one, expected.leeway);
  expect(strict.status === one.trace.answer).toBe(same === 'same');
  expect(explainStrict(one.trace, strict) !== undefined).toBe(same === 'differs');
});

test('what comes after the first failure is not reached, and tells what would have come out', async () => {
  const token = sign({ ...GOOD, aud: 'web', exp: NOW - 1 }, { alg: 'HS256' }, 'another');
  const { trace: found } = await trace(token, given({ audience: 'api', issuer: 'https://a' }));
  const about = (id: StepId) => {
    const step = found.steps.find((one) => one.id === id);
    return [step?.status, step?.outcome];
  };
  expect(about('key-fits')).toEqual(['passed', 'passed']);
  expect(about('signature')).toEqual(['failed', 'failed']);
  expect(about('iss')).toEqual(['not-reached', 'passed']);
  expect(about('aud')).toEqual(['not-reached', 'failed']);
  expect(about('exp')).toEqual(['not-reached', 'failed']);
});

test('without a key nothing is refused and nothing accepted', async () => {
  const { trace: found } = await trace(sign(GOOD));
  expect(found.answer).toBe('open');
  expect(found.steps.map(({ status }) => status)).not.toContain('failed');
});

test('an algorithm that is not allowed is named without claims too', async () => {
  const one = await trace(sign('no claims'), given({ algorithms: ['ES256'] }));
  expect(one.trace.failed?.id).toBe('algorithm');
  expectOneVoice(one);
});

test('a JWE that nobody opened is open, and its steps wait for the key', async () => {
  const part = Buffer.from('{"alg":"dir","enc":"A256GCM"}').toString('base64url');
  const { trace: found } = await trace(`${part}..AAAAAAAAAAAAAAAA.AA.AAAAAAAAAAAAAAAAAAAAAA`);
  expect(found.answer).toBe('open');
  const ids = found.steps.map(({ id }) => id);
  expect(ids).toContain('decryption');
  expect(ids).not.toContain('signature');
  expect(found.steps.find(({ id }) => id === 'key')?.status).toBe('skipped');
});

test('a token in a token is checked on its own', async () => {
  const inner = sign(GOOD);
  const part = (text: string): string => Buffer.from(text).toString('base64url');
  const input = `${part('{"alg":"HS256","cty":"JWT"}')}.${part(inner)}`;
  const signature = createHmac('sha256', SECRET).update(input).digest('base64url');
  const { trace: found } = await trace(`${input}.${signature}`, given({}));
  const step = found.steps.find(({ id }) => id === 'claims');
  expect(step?.status).toBe('skipped');
  expect(step?.detail).toContain('The signature holds');
});

test('a key binding for another verifier is named', async () => {
  const vector = vectors.find(({ keyBinding }) => keyBinding)!;
  const expectations = { leeway: 0, keyBindingAudience: 'https://elsewhere.example' };
  const one = await trace(vector.token, { ...workspaceOf(vector), expectations });
  expect(one.trace.failed?.id).toBe('key-binding');
  expectOneVoice(one);
});

test('a weak key: the mathematics holds, and jose refuses the key', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
  const input = sign(GOOD, { alg: 'RS256' }).split('.').slice(0, 2).join('.');
  const signature = signOctets('sha256', Buffer.from(input), privateKey).toString('base64url');
  const keyText = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const one = await trace(`${input}.${signature}`, { keyText });
  expect(one.trace.answer).toBe('accepted');
  expect(explainStrict(one.trace, one.inspection.verification!.strict)).toMatch(/2048 bits/);
});

test('faults that come early are told even where the verdict is about a later one', async () => {
  const one = await trace(`${sign(GOOD, { alg: 'HS256' }, 'another')}=`, given({}));
  expect(one.inspection.verification?.verdict).toBe('failed');
  expect(one.trace.failed?.id).toBe('base64url');
  expectOneVoice(one);
  const cut = await trace(sign(GOOD).split('.').slice(0, 2).join('.'), given({}));
  expect(cut.trace.failed?.id).toBe('parts');
});
