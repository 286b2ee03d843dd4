import {
  FlattenedSign,
  GeneralSign,
  exportJWK,
  flattenedVerify,
  generalVerify,
  generateKeyPair,
} from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import { encodeUtf8 } from './bytes/utf8.ts';
import { signDraft } from './sign-draft.ts';
import { readTokens } from './token/parse-json-serialization.ts';
import { memberAt, viewMember, viewSigned } from './view-member.ts';
import {
  EMPTY_WORKSPACE,
  editPart,
  signAgain,
  signingInput,
  type Draft,
  type ShownToken,
  type Workspace,
} from './workspace.ts';

type Pair = Awaited<ReturnType<typeof generateKeyPair>>;
const pairs: Record<string, Pair> = {};
const jwks: Record<string, object> = {};

beforeAll(async () => {
  for (const kid of ['a', 'b', 'c']) {
    pairs[kid] = await generateKeyPair('ES256', { extractable: true });
    jwks[kid] = await exportJWK(pairs[kid].privateKey);
  }
});

const keySet = (...kids: string[]): string =>
  JSON.stringify({ keys: kids.map((kid) => ({ ...jwks[kid], kid })) });

/** As the panes show it: where an edit starts from. */
function shown(text: string, index?: number): ShownToken {
  const view = viewMember(memberAt(readTokens(text), index));
  const { header, payload } = view;
  return {
    header,
    payload,
    signature: view.signature.text,
    signs: signingInput({ header, payload }),
    ...(view.place && { whole: { text, index: view.place.index } }),
  };
}

function draftOf({ source }: Workspace): Draft {
  if (source.mode !== 'compose') throw new Error('no draft');
  return source.draft;
}

const withKey = (keyText: string): Workspace => ({ ...EMPTY_WORKSPACE, keyText });
const edit = (text: string, payload: string, keyText: string, index?: number): Draft =>
  draftOf(editPart(withKey(keyText), shown(text, index), 'payload', payload, 'compact'));

async function general(...kids: string[]): Promise<string> {
  const sign = new GeneralSign(encodeUtf8('{"sub":"me"}'));
  for (const kid of kids) {
    const { privateKey } = pairs[kid]!;
    sign.addSignature(privateKey).setProtectedHeader({ alg: 'ES256', kid });
  }
  return JSON.stringify(await sign.sign());
}

async function flattened(header: object = { alg: 'ES256' }): Promise<string> {
  const sign = new FlattenedSign(encodeUtf8('{"sub":"me"}'));
  sign.setProtectedHeader({ alg: 'ES256', ...header });
  return JSON.stringify(await sign.sign(pairs.a!.privateKey, { crit: { b64: true } }));
}

const signaturesOf = (text: string): string[] =>
  readTokens(text).map((token) => (token.kind === 'jws' ? (token.signature?.text ?? '') : ''));

describe('one signature in a JSON serialization', () => {
  test('stays flattened, is made anew, and jose takes it; what is beside it stays', async () => {
    const text = JSON.stringify({ note: 'kept', ...(JSON.parse(await flattened()) as object) });
    const { text: edited, signing } = await signDraft(edit(text, '{"sub":"you"}', keySet('a')));
    expect(signing).toEqual({ status: 'signed', alg: 'ES256' });
    expect(JSON.parse(edited)).toMatchObject({ note: 'kept' });
    const { payload } = await flattenedVerify(JSON.parse(edited), pairs.a!.publicKey);
    expect(new TextDecoder().decode(payload)).toBe('{"sub":"you"}');
  });

  test('without a key the signature stands, and an undone edit is the very text', async () => {
    const text = await flattened();
    const { text: edited, signing } = await signDraft(edit(text, '{"sub":"you"}', ''));
    expect(signing).toEqual({ status: 'kept', why: 'no-key' });
    expect(signaturesOf(edited)).toEqual(signaturesOf(text));
    expect(await signDraft(edit(text, '{"sub":"me"}', ''))).toEqual({
      text,
      signing: { status: 'undone' },
    });
  });

  test('is shown as it was typed', async () => {
    const draft = edit(await flattened(), '{ "sub":  "you" }', keySet('a'));
    const { text } = await signDraft(draft);
    expect(viewSigned(draft, text)).toMatchObject({
      payload: { text: '{ "sub":  "you" }', source: '{"sub":"you"}' },
      place: { form: 'flattened', index: 0, count: 1 },
      isFixed: false,
    });
  });
});

describe('several signatures', () => {
  test('a new payload has those made anew whose keys are given, the others stay to the letter', async () => {
    const text = await general('a', 'b', 'c');
    const { text: edited, signing } = await signDraft(
      edit(text, '{"sub":"you"}', keySet('b', 'a'), 1),
    );
    expect(signing).toEqual({ status: 'signed', alg: 'ES256', others: { again: 1, left: 1 } });
    const jws = JSON.parse(edited);
    for (const kid of ['a', 'b']) {
      const { protectedHeader } = await generalVerify(jws, pairs[kid]!.publicKey);
      expect(protectedHeader).toMatchObject({ kid });
    }
    await expect(generalVerify(jws, pairs.c!.publicKey)).rejects.toThrow('verification failed');
    expect(signaturesOf(edited)[2]).toBe(signaturesOf(text)[2]);
  });

  test('a key without a name makes the signature anew that holds under it', async () => {
    const text = await general('a', 'b');
    const { text: edited, signing } = await signDraft(
      edit(text, '{"sub":"you"}', JSON.stringify(jwks.a), 1),
    );
    // The edited one is signed by whatever key can; its neighbour by the key that made it.
    expect(signing).toMatchObject({ status: 'signed', others: { again: 1, left: 0 } });
    await generalVerify(JSON.parse(edited), pairs.a!.publicKey);
  });

  test('a new header of one concerns no other', async () => {
    const text = await general('a', 'b');
    const header = '{"alg":"ES256","kid":"a","typ":"JWT"}';
    const draft = draftOf(
      editPart(withKey(keySet('a')), shown(text, 0), 'header', header, 'typed'),
    );
    const { text: edited, signing } = await signDraft(draft);
    expect(signing).toEqual({ status: 'signed', alg: 'ES256' });
    expect(signaturesOf(edited)[1]).toBe(signaturesOf(text)[1]);
    await generalVerify(JSON.parse(edited), pairs.a!.publicKey);
  });
});

describe('a payload that is not in the token, or not in base64url', () => {
  test('signing again signs the detached payload', async () => {
    const { payload: _, ...token } = JSON.parse(await flattened());
    const text = JSON.stringify(token);
    const workspace = { ...withKey(keySet('a')), detachedPayload: 'The text.' };
    const { text: signed } = await signDraft(draftOf(signAgain(workspace, shown(text))));
    const whole = { ...JSON.parse(signed), payload: 'VGhlIHRleHQu' };
    await flattenedVerify(whole, pairs.a!.publicKey);
    expect(JSON.parse(signed).payload ?? '').toBe('');
  });

  test('with `b64: false` put into the header, the same octets are written as they are', async () => {
    const header = '{"alg":"ES256","b64":false,"crit":["b64"]}';
    const text = await flattened();
    const draft = draftOf(editPart(withKey(keySet('a')), shown(text), 'header', header, 'compact'));
    const { text: signed } = await signDraft(draft);
    expect(JSON.parse(signed).payload).toBe('{"sub":"me"}');
    await flattenedVerify(JSON.parse(signed), pairs.a!.publicKey, { crit: { b64: true } });
    const back = draftOf(
      editPart(withKey(keySet('a')), shown(signed), 'header', '{"alg":"ES256"}', 'compact'),
    );
    expect(JSON.parse((await signDraft(back)).text).payload).toBe(JSON.parse(text).payload);
  });

  test('a dot in such a payload is not signed in a compact token, and its parts stay apart', async () => {
    const header = { text: '{"alg":"ES256","b64":false,"crit":["b64"]}', segment: 'e30' };
    const parts = { header, payload: { text: '{}', segment: '{}' }, signature: 'AA', signs: '' };
    const draft = draftOf(editPart(withKey(keySet('a')), parts, 'payload', '"a.b.c"', 'typed'));
    const { text, signing } = await signDraft(draft);
    expect(signing).toEqual({ status: 'kept', why: 'unencoded-dot' });
    expect(viewSigned(draft, text)).toMatchObject({
      kind: 'jws',
      isFixed: false,
      payload: { text: '"a.b.c"' },
      signature: { text: 'AA' },
    });
  });
});
