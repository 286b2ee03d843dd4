import { ISSUER, LESSON_SECRET, MINUTE, SHOP_API } from './lesson-values.ts';
import type { WorkbenchLesson } from './lesson.ts';
import { signatureVerdict, verdictOfClaims } from './token-facts.ts';

export const expiry: WorkbenchLesson = {
  id: 'expiry',
  title: 'Expiry and clocks',
  doing: 'Let a token expire, forgive a slow clock, and issue one for later.',
  references: ['RFC 7519 §2', 'RFC 7519 §4.1.4', 'RFC 7519 §4.1.5', 'RFC 7519 §4.1.6'],
  place: 'workbench',
  start: {
    alg: 'HS256',
    secret: LESSON_SECRET,
    payload: (now) => ({
      iss: ISSUER,
      sub: 'ada',
      aud: SHOP_API,
      jti: 'for-five-minutes',
      iat: now,
      exp: now + 5 * MINUTE,
    }),
  },
  screens: [
    {
      title: 'On or after exp, no more',
      blocks: [
        'A signature never ages. What ends a token is a claim: `exp` names the moment “on or after which” it must not be accepted (RFC 7519 §4.1.4). Not one second more: at `exp` itself it is over.',
        'Moments are a *NumericDate*: seconds, not milliseconds. Who writes `Date.now()` into `exp` makes a token that ends fifty thousand years from now. No library complains; the page would.',
        {
          kind: 'code',
          says: 'Five minutes from now, in JavaScript',
          text: 'const now = Math.floor(Date.now() / 1000);\nconst claims = { iat: now, exp: now + 300 };',
        },
        'The token beside this text lives five minutes. You need not wait: the clock of this page can be turned.',
      ],
      terms: ['NumericDate'],
      tasks: [
        {
          id: 'expired',
          text: 'Open **Clock**, and press **Just after it expired**. Read both verdicts.',
          hint: '**Clock** stands beside the countdown. Setting `exp` to a moment that has passed does it too.',
          done: 'The signature holds, and yet the token must be refused. These are two questions, and a verifier asks both.',
          check: (facts) =>
            signatureVerdict(facts) === 'verified' && verdictOfClaims(facts) === 'expired',
        },
      ],
    },
    {
      title: 'Two clocks never agree',
      blocks: [
        'The issuer’s clock writes `exp`; the verifier’s clock reads it. Where they differ by seconds, a fresh token may seem to come from the future, or a good one to be over.',
        'So a verifier may grant some *leeway*, “usually no more than a few minutes” (RFC 7519 §4.1.4). It is set at the verifier. Servers keep their time by NTP, so a minute is plenty.',
        {
          kind: 'times',
          says: 'When a token is accepted',
          spans: [
            { name: 'too early', share: 2.25, tone: 'refused' },
            { name: 'leeway', share: 1.75, tone: 'tolerated' },
            { name: 'accepted', share: 4, tone: 'accepted' },
            { name: 'leeway', share: 1.75, tone: 'tolerated' },
            { name: 'expired', share: 2.25, tone: 'refused' },
          ],
          marks: ['', 'nbf', 'exp'],
        },
        'Leeway is lifetime. With five minutes of it, a token of five minutes lives ten.',
      ],
      terms: ['leeway'],
      tasks: [
        {
          id: 'leeway',
          text: 'With the clock just after the end, open **Expect…** and set **Clock tolerance** to `60` seconds.',
          hint: 'The clock must still stand behind `exp`: **Clock**, **Just after it expired**.',
          done: 'It is accepted again, for one more minute, although the token did not change. What counts as expired is the verifier’s decision.',
          check: ({ now, view, ...facts }) =>
            view.times?.exp !== undefined &&
            now >= view.times.exp &&
            verdictOfClaims({ now, view, ...facts }) === 'valid',
        },
      ],
    },
    {
      title: 'How long is right',
      blocks: [
        'Two more claims are about time. `nbf` says before when a token must not be accepted. `iat` says when it was issued; nothing forbids a token that is old, unless the verifier sets a greatest age.',
        {
          kind: 'list',
          items: [
            'An access token: 5 to 15 minutes. It cannot be taken back, so it should not last.',
            'An ID token: minutes. It is read once, at sign-in.',
            'A password reset link: minutes to an hour, and usable once, which `jti` and a database have to see to.',
            'A refresh token: hours to weeks. The server sees each use of it and can end it.',
          ],
        },
        'A token without `exp` is good for ever, or until the key is changed. If you find one in production, that is a finding.',
        'Who is signed in does not want to sign in every ten minutes. That is what [refresh tokens](#/learn/refresh-tokens) are for.',
      ],
      tasks: [
        {
          id: 'not-yet',
          text: 'Issue a token for later: add `nbf` to the payload, with a moment that is still ahead of the clock.',
          hint: 'Take the number of `exp`, and write it once more as `nbf`, a little smaller. **Fresh token** lets the clock run again.',
          done: 'Signed, addressed, and not to be used yet. A verifier of your own must look at `nbf` too; the usual libraries do, when it is there.',
          check: (facts) =>
            signatureVerdict(facts) === 'verified' && verdictOfClaims(facts) === 'not-yet-valid',
        },
      ],
    },
  ],
};
