// A DPoP proof beside the request and the access token that it goes with (RFC 9449 §4.3).
import { atMember } from '../../at-json.ts';
import { claimText, listWords } from '../../claim-text.ts';
import { defineRule } from '../../define-rule.ts';
import { shortName } from '../../short-name.ts';

const MAX_SHOWN = 120;

/** RFC 9449 §7.1. */
const PROOF = {
  header: {
    typ: 'dpop+jwt',
    alg: 'ES256',
    jwk: {
      kty: 'EC',
      x: 'l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs',
      y: '9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA',
      crv: 'P-256',
    },
  },
  payload: {
    jti: 'e1j3V_bKic8-LAEB',
    htm: 'GET',
    htu: 'https://resource.example.org/protectedresource',
    iat: 1794999995,
    ath: 'fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo',
  },
};
const ACCESS_TOKEN = 'Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU';
/** {"alg":"ES256"}.{"cnf":{"jkt":…}}.AA: RFC 9449 §6.1, and another key. */
const BOUND =
  'eyJhbGciOiJFUzI1NiJ9.eyJjbmYiOnsiamt0IjoiMFpjT0NPUlpOWXktRFdwcXEzMGpaeUpHSFROMGQySGdsQlYzdWlndUE0SSJ9fQ.AA';
const BOUND_TO_OTHER = 'eyJhbGciOiJFUzI1NiJ9.eyJjbmYiOnsiamt0IjoiYW5vdGhlciJ9fQ.AA';

export default [
  defineRule({
    id: 'dpop-request-mismatch',
    severity: 'high',
    appliesTo: ['jws'],
    needs: [],
    title: 'A DPoP proof for another request',
    why: 'The proof is for {proof}, the request is {request}.',
    fix: 'Make a new proof for each request.',
    reference: 'RFC 9449 §4.3 steps 8-9',
    check: ({ claims, profile, pairFaults, expectations: { method, url } }) => {
      if (profile.name !== 'dpop-proof') return undefined;
      const wanted = new Map([
        ['htm', method],
        ['htu', url],
      ]);
      const members = pairFaults.flatMap(({ claim }) =>
        wanted.get(claim) === undefined ? [] : (claims?.member(claim) ?? []),
      );
      const [member] = members;
      if (!member) return undefined;
      const show = (texts: readonly (string | undefined)[]): string =>
        listWords(texts.map((text) => shortName(text ?? 'something else', MAX_SHOWN)));
      const names = members.map(({ name }) => name);
      return {
        at: atMember('payload', member),
        values: {
          proof: show(names.map((name) => claimText(claims, name))),
          request: show(names.map((name) => wanted.get(name))),
        },
      };
    },
    examples: {
      flagged: [
        { ...PROOF, expectations: { method: 'POST' }, severity: 'high' },
        { ...PROOF, expectations: { method: 'POST', url: 'https://resource.example.org/other' } },
      ],
      clean: [
        PROOF,
        // Compared without the query, and normalized.
        {
          ...PROOF,
          expectations: {
            method: 'GET',
            url: 'https://RESOURCE.example.org:443/protectedresource?page=1',
          },
        },
      ],
    },
  }),
  defineRule({
    id: 'dpop-ath',
    severity: 'high',
    appliesTo: ['jws'],
    needs: [],
    title: 'A DPoP proof for another access token',
    why: 'ath is not the hash of the access token that you gave: the proof was made for another one.',
    fix: 'Compute ath from the access token that is sent along: the SHA-256 of its text.',
    reference: 'RFC 9449 §4.2, §4.3 step 12',
    check: ({ claims, pairFaults }) => {
      const member = claims?.member('ath');
      const isOther = pairFaults.some(({ claim }) => claim === 'ath');
      return member && isOther ? { at: atMember('payload', member) } : undefined;
    },
    examples: {
      flagged: [
        { ...PROOF, expectations: { accessToken: 'another' }, severity: 'high' },
        { ...PROOF, expectations: { accessToken: `${ACCESS_TOKEN} ` } },
      ],
      clean: [PROOF, { ...PROOF, expectations: { accessToken: ACCESS_TOKEN } }],
    },
  }),
  defineRule({
    id: 'dpop-jkt',
    severity: 'high',
    appliesTo: ['jws'],
    needs: [],
    title: 'The access token is bound to another key',
    why: 'cnf.jkt of the access token is not the thumbprint of the key in this proof: whoever made the proof is not who got the token.',
    fix: 'Use the key pair that the token was requested with.',
    reference: 'RFC 9449 §6.1, §4.3 step 12; RFC 7638',
    check: ({ header, pairFaults }) => {
      const member = header?.member('jwk');
      const isOther = pairFaults.some(({ claim }) => claim === 'jwk');
      return member && isOther ? { at: atMember('header', member) } : undefined;
    },
    examples: {
      flagged: [
        { ...PROOF, expectations: { accessToken: BOUND_TO_OTHER }, severity: 'high' },
        {
          header: { ...PROOF.header, jwk: '$p256-public-jwk' },
          payload: PROOF.payload,
          expectations: { accessToken: BOUND },
        },
      ],
      clean: [
        { ...PROOF, expectations: { accessToken: BOUND } },
        { ...PROOF, expectations: { accessToken: ACCESS_TOKEN } },
      ],
    },
  }),
];
