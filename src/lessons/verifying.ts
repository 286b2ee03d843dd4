import { ISSUER, MINUTE, SHOP_API } from './lesson-values.ts';
import type { WorkbenchLesson } from './lesson.ts';
import { signatureVerdict, textOf, verdictOfClaims } from './token-facts.ts';

export const verifying: WorkbenchLesson = {
  id: 'verifying',
  title: 'Verifying properly',
  doing: 'Be a strict verifier, refuse a token for somebody else, and meet alg none.',
  references: ['RFC 7519 §7.2', 'RFC 8725 §3', 'RFC 9068 §4'],
  place: 'workbench',
  start: {
    alg: 'ES256',
    keyField: 'public',
    header: { typ: 'at+jwt' },
    payload: (now) => ({
      iss: ISSUER,
      sub: 'ada',
      aud: SHOP_API,
      client_id: 'shop-web',
      scope: 'orders:read',
      jti: 'to-be-verified',
      iat: now,
      exp: now + 30 * MINUTE,
    }),
  },
  screens: [
    {
      title: 'More than a signature',
      blocks: [
        'That a signature holds says one thing: somebody who has that key wrote this. It does not say that the token is meant for you, still valid, or of the right kind. Most holes in the use of JWTs are checks that nobody made.',
        {
          kind: 'chain',
          says: 'What a verifier of access tokens checks (RFC 9068 §4)',
          steps: [
            { name: 'Kind', text: '`typ` is `at+jwt`: an ID token is no access token' },
            { name: 'Algorithm', text: 'is one of those that this key is for' },
            { name: 'Key', text: 'is the issuer’s, found by `kid` in its JWK Set' },
            { name: 'Signature', text: 'holds over the characters as they came' },
            { name: 'Issuer', text: '`iss` is exactly the expected one' },
            { name: 'Audience', text: '`aud` names this API' },
            { name: 'Time', text: '`exp` is there, and is ahead' },
          ],
        },
        'You hold the public key alone, as an API does. So far the page expects nothing but a signature and good times.',
      ],
      tasks: [
        {
          id: 'strict',
          text: 'Open **Expect…** and press **Strict verifier**. It takes the values of this token: check that each is what an API would have in its configuration.',
          hint: '**Expect…** stands beside the verdict about the claims.',
          done: 'Issuer, audience, type and algorithm are pinned, and the claims that must be there are named. This is what belongs into your code.',
          check: (facts) => {
            const { issuer, audience, algorithms, required } = facts.workspace.expectations;
            return (
              issuer === ISSUER &&
              audience === SHOP_API &&
              algorithms?.length === 1 &&
              required?.includes('exp') === true &&
              signatureVerdict(facts) === 'verified' &&
              verdictOfClaims(facts) === 'valid'
            );
          },
        },
      ],
    },
    {
      title: 'Not for you',
      blocks: [
        'The *audience* stops a token from being carried on. Suppose that the invoice service accepts every token of the same issuer. Then any other API that was ever called with a token can call the invoices in the caller’s name.',
        {
          kind: 'code',
          says: 'In JavaScript, with jose',
          text: 'await jwtVerify(token, keys, {\n  algorithms: ["ES256"],\n  issuer: "https://login.shop.example",\n  audience: "https://api.shop.example",\n  typ: "at+jwt",\n  requiredClaims: ["exp"],\n});',
        },
        {
          kind: 'code',
          says: 'In Python, with PyJWT',
          text: 'jwt.decode(token, key, algorithms=["ES256"],\n  issuer="https://login.shop.example",\n  audience="https://api.shop.example",\n  options={"require": ["exp", "iss", "aud"]})',
        },
        'Libraries check `exp` when it is there. That it must be there is for you to say.',
      ],
      terms: ['audience'],
      tasks: [
        {
          id: 'audience',
          text: 'Be the invoice service: in **Expect…**, set **Audience** to `https://invoices.shop.example`.',
          hint: 'Replace what stands in the field **Audience**; the page compares at each letter.',
          done: 'The signature holds, the time is right, and the token is refused: it is for somebody else. The verdict names what it saw and what it wanted.',
          check: (facts) =>
            facts.workspace.expectations.audience !== undefined &&
            facts.inspection?.faults.some(({ claim }) => claim === 'aud') === true &&
            signatureVerdict(facts) === 'verified',
        },
      ],
    },
    {
      title: 'Let nothing in the token decide',
      blocks: [
        'The header is the sender’s word. Three attacks live on verifiers that believe it:',
        {
          kind: 'list',
          items: [
            '`alg: none`: “this token is not signed”. It was meant for tokens that are protected otherwise (RFC 7519 §6).',
            '`alg: HS256` with the public RSA key as the secret: see [signing](#/learn/signing).',
            '`jwk`, `jku` or `x5u`: “verify with this key, I brought it”.',
          ],
        },
        'The cure is always the same. The algorithm comes from your configuration, and the key from the issuer that you configured (RFC 8725 §3.1). What the header says may select among those; it may not add to them.',
        'The [pitfalls](#/pitfalls) have more of this kind, each with tokens to try on your own verifier.',
      ],
      tasks: [
        {
          id: 'none',
          text: 'Be the attacker: in **Header**, change `ES256` to `none`, and write another `sub` into the payload.',
          hint: 'You have no private key, so nothing can be signed; with `none` nothing needs to be. The task looks at the header alone.',
          done: 'Unsigned: everybody could have written this. A verifier with a list of algorithms refuses it before it reads any claim.',
          check: (facts) =>
            textOf(facts, 'header', 'alg')?.toLowerCase() === 'none' &&
            signatureVerdict(facts) !== 'verified',
        },
      ],
    },
  ],
};
