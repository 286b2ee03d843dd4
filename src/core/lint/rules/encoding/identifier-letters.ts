// Letters in identifiers that a reader takes for others (UTS #39), or that can be written in two ways (UAX #15).
import { atValue } from '../../at-json.ts';
import { listWords, textNodes, type StringNode } from '../../claim-text.ts';
import { defineRule, type JsonObjectFacts } from '../../define-rule.ts';

const MAX_TEXT = 16_384;

/** The strings of these claims, with their names. */
function claimStrings(
  claims: JsonObjectFacts | undefined,
  names: readonly string[],
): readonly (readonly [name: string, node: StringNode])[] {
  return names.flatMap((name) => textNodes(claims?.get(name)).map((node) => [name, node] as const));
}

const SCRIPTS: readonly (readonly [script: string, pattern: RegExp])[] = [
  ['Latin', /\p{Script=Latin}/u],
  ['Cyrillic', /\p{Script=Cyrillic}/u],
  ['Greek', /\p{Script=Greek}/u],
  ['Armenian', /\p{Script=Armenian}/u],
  ['Cherokee', /\p{Script=Cherokee}/u],
];
const HOST = /^[a-z][\w+.-]{0,30}:\/\/([^/?#]{1,255})/i;

/** How a value imitates another, in words. Letters of two alphabets in one word; an address may hold words of several. */
function imitation(value: string): string | undefined {
  const text = value.slice(0, 2_048);
  if (!/\P{ASCII}/u.test(text)) return undefined;
  for (const [word] of text.matchAll(/[\p{L}\p{M}]+/gu)) {
    const scripts = SCRIPTS.flatMap(([script, pattern]) => (pattern.test(word) ? [script] : []));
    if (scripts.length > 1) return `mixes ${listWords(scripts)} letters in one word`;
  }
  const host = HOST.exec(text)?.[1] ?? '';
  return /\P{ASCII}/u.test(host)
    ? 'has a host with letters beyond ASCII, which no URL has'
    : undefined;
}

const HS256 = { alg: 'HS256' };

export default [
  defineRule({
    id: 'string-mixed-script',
    severity: 'medium',
    appliesTo: ['jws', 'jwe'],
    needs: [],
    title: 'Look-alike letters in {claim}',
    why: 'It {fault}: it may imitate another identifier that looks the same.',
    fix: 'Compare byte for byte, and show hosts in their ASCII form.',
    reference: 'RFC 7515 §10.13; RFC 3986 §3.2.2; UTS #39',
    check: ({ claims }) =>
      claimStrings(claims, [
        'iss',
        'sub',
        'aud',
        'email',
        'preferred_username',
        'client_id',
        'azp',
      ]).flatMap(([claim, node]) => {
        const fault = imitation(node.value);
        return fault === undefined
          ? []
          : [{ at: atValue('payload', node), values: { claim, fault } }];
      }),
    examples: {
      flagged: [
        // Cyrillic а.
        { header: HS256, payload: { iss: 'https://аuth.example' }, severity: 'medium' },
        { header: HS256, payload: { iss: 'https://рау.example' } },
        { header: HS256, payload: { aud: ['a', 'αdmin'] } },
      ],
      clean: [
        { header: HS256, payload: { name: 'Дмитрий Ivanov' } },
        { header: HS256, payload: { sub: 'CN=Иванов,DC=corp', preferred_username: 'jürgen' } },
        { header: HS256, payload: { preferred_username: '田中taro', sub: '100µg' } },
        { header: HS256, payload: { iss: 'https://xn--uth-5cd.example' } },
      ],
    },
  }),
  defineRule({
    id: 'string-not-nfc',
    severity: 'low',
    appliesTo: ['jws', 'jwe'],
    needs: [],
    title: '{claim} is not in Unicode’s normal form',
    why: 'The same letters can be written in two ways, and names are compared character by character: two that look equal are not.',
    fix: 'Normalize to NFC when a name is enrolled; compare bytes when verifying.',
    reference: 'RFC 7515 §10.13; RFC 7519 §7.3; UAX #15',
    check: ({ claims }) =>
      claimStrings(claims, ['iss', 'sub', 'aud', 'email']).flatMap(([claim, node]) => {
        const text = node.value.slice(0, MAX_TEXT);
        const isNormal = !/\P{ASCII}/u.test(text) || text.normalize('NFC') === text;
        return isNormal ? [] : [{ at: atValue('payload', node), values: { claim } }];
      }),
    examples: {
      flagged: [
        { header: HS256, payload: { sub: 'Jose\u0301' }, severity: 'low' },
        { header: HS256, payload: { aud: ['a', 'A\u030angstrom'] } },
      ],
      clean: [
        { header: HS256, payload: { sub: 'José' } },
        { header: HS256, payload: { name: 'Jose\u0301' } },
      ],
    },
  }),
];
