import { removeMember } from '../../../json/edit-json.ts';
import { atMember } from '../../at-json.ts';
import { claimText } from '../../claim-text.ts';
import { defineRule, type Hit, type JsonObjectFacts, type Rule } from '../../define-rule.ts';
import { editFix } from '../../edit-fix.ts';
import { isInternalAddress } from '../../../claims/internal-address.ts';
import { readWebUrl, siteOf } from '../../web-url.ts';

/** One of the header's addresses of keys. */
interface KeyUrl {
  /** Absent: it is no string. */
  readonly text: string | undefined;
  /** Absent: it is no absolute http or https URL. */
  readonly url: URL | undefined;
  readonly issuer: URL | undefined;
}

type Answer = Pick<Hit, 'severity' | 'values'> | undefined;

interface Fault extends Pick<Rule, 'id' | 'title' | 'why' | 'fix' | 'reference' | 'examples'> {
  readonly judge: (key: KeyUrl) => Answer;
}

/** What stands between `//` and the path, as it is written. */
function authorityOf(text: string): string {
  return /^\s*https?:[/\\]*([^/?#\\]*)/i.exec(text)?.[1] ?? '';
}

const INTERNAL_NAME = /(?:^|\.)(?:localhost|local|internal)\.?$/;

function isInternal({ hostname }: URL): boolean {
  return isInternalAddress(hostname) || INTERNAL_NAME.test(hostname);
}

const IPV4 = /^(?:\d+\.){3}\d+$/;

/** An IPv4 address that is not written as one: `2130706433`, `0x7f.1`, `0177.0.0.1`. */
function isDisguised({ hostname }: URL, text: string): boolean {
  if (!IPV4.test(hostname)) return false;
  const host = authorityOf(text).replace(/^.*@/, '').replace(/:\d*$/, '');
  return host !== hostname;
}

/** What would pass a comparison of beginnings and lead elsewhere; the strongest sign first. */
function findDeception(url: URL, text: string): { what: string; isWeak?: true } | undefined {
  const authority = authorityOf(text);
  const path = text.slice(text.indexOf(authority) + authority.length).replace(/[?#].*$/s, '');
  if (url.username !== '' || url.password !== '' || authority.includes('@')) {
    return { what: 'a user name before the host' };
  }
  if (text.includes('\\')) return { what: 'a backslash' };
  if (/%(?:2f|40|5c|23|3f)/i.test(authority)) return { what: 'an encoded separator in the host' };
  if (/\/(?:\.|%2e){2}(?:\/|$)/i.test(path)) return { what: '".." in its path' };
  if ([...url.searchParams.values()].some((value) => /^\s*(?:https?:|\/\/)/i.test(value))) {
    return { what: 'another address in its query' };
  }
  if (url.hash !== '') return { what: 'a fragment' };
  if (/(?:^|\.)xn--/.test(url.hostname))
    return { what: 'an international host name', isWeak: true };
  return url.port === '' ? undefined : { what: 'a port of its own', isWeak: true };
}

/** Keys of large issuers that lie under another name of theirs: issuer, keys. */
const KNOWN_PAIRS: ReadonlySet<string> = new Set(['google.com googleapis.com']);

const FAULTS: readonly Fault[] = [
  {
    id: 'jku-x5u-insecure',
    title: '{name} without TLS',
    why: '{name} must be an absolute https URL. What is fetched without TLS can be exchanged on its way, and with it the key.',
    fix: 'Reject it, and allow https alone.',
    reference: 'RFC 7515 §4.1.2, §4.1.5, §8',
    judge: ({ url }) => (url?.protocol === 'https:' ? undefined : {}),
    examples: {
      flagged: [
        {
          header: { alg: 'RS256', jku: 'http://idp.example/jwks.json' },
          payload: {},
          severity: 'high',
        },
        { header: { alg: 'RS256', x5u: ['https://idp.example'] }, payload: {} },
        { header: { alg: 'RS256', jku: '/jwks.json' }, payload: {} },
      ],
      clean: [
        { header: { alg: 'RS256', jku: 'https://idp.example/jwks.json' }, payload: {} },
        { header: { alg: 'RS256' }, payload: { jku: 'http://idp.example/jwks.json' } },
      ],
    },
  },
  {
    id: 'jku-x5u-internal-host',
    title: '{name} points into the network',
    why: '{host} is an internal address: a server that fetches it asks its own network on a stranger’s behalf (server-side request forgery).',
    fix: 'Resolve the name and refuse local addresses, or allow exact URLs alone.',
    reference: 'rfc8725bis §3.10; RFC 6890; CVE-2026-41413, CVE-2026-32301',
    judge: ({ url, text = '', issuer }) => {
      if (!url || !(isInternal(url) || isDisguised(url, text))) return undefined;
      // Where the issuer itself is there, it is the network of somebody who develops.
      const isHome = issuer?.hostname === url.hostname && isInternal(url);
      return { severity: isHome ? 'low' : 'high', values: { host: url.hostname } };
    },
    examples: {
      flagged: [
        {
          header: { alg: 'RS256', jku: 'https://169.254.169.254/latest/' },
          payload: {},
          severity: 'high',
        },
        { header: { alg: 'RS256', x5u: 'https://2130706433/' }, payload: {} },
        { header: { alg: 'RS256', jku: 'https://[fd00::1]/jwks' }, payload: {} },
        { header: { alg: 'RS256', jku: 'https://[::ffff:10.0.0.1]/jwks' }, payload: {} },
        {
          header: { alg: 'RS256', jku: 'https://localhost/jwks' },
          payload: { iss: 'https://localhost' },
          severity: 'low',
        },
      ],
      clean: [
        { header: { alg: 'RS256', jku: 'https://idp.example/jwks' }, payload: {} },
        { header: { alg: 'RS256', jku: 'https://172.32.0.1/jwks' }, payload: {} },
        { header: { alg: 'RS256', jku: 'https://internal.example/jwks' }, payload: {} },
      ],
    },
  },
  {
    id: 'jku-x5u-deceptive',
    title: '{name} is shaped to deceive',
    why: 'It has {what}: such a URL passes a check of how it begins and may lead elsewhere.',
    fix: 'Parse it, and compare scheme, host, port and path exactly.',
    reference: 'rfc8725bis §3.10; RFC 3986 §7.6',
    judge: ({ url, text = '' }) => {
      const { what, isWeak } = (url && findDeception(url, text)) ?? {};
      if (what === undefined) return undefined;
      return { severity: isWeak ? 'low' : 'high', values: { what } };
    },
    examples: {
      flagged: [
        {
          header: { alg: 'RS256', jku: 'https://idp.example@evil.example/k' },
          payload: {},
          severity: 'high',
        },
        { header: { alg: 'RS256', jku: 'https://idp.example\\.evil.example/k' }, payload: {} },
        { header: { alg: 'RS256', jku: 'https://idp.example/keys/../upload/k' }, payload: {} },
        {
          header: { alg: 'RS256', jku: 'https://idp.example/go?to=https://evil.example/k' },
          payload: {},
        },
        { header: { alg: 'RS256', x5u: 'https://evil.example/#idp.example' }, payload: {} },
        {
          header: { alg: 'RS256', jku: 'https://idp.example:8443/k' },
          payload: {},
          severity: 'low',
        },
        { header: { alg: 'RS256', jku: 'https://bücher.example/k' }, payload: {}, severity: 'low' },
      ],
      clean: [
        { header: { alg: 'RS256', jku: 'https://idp.example/.well-known/jwks.json' }, payload: {} },
        { header: { alg: 'RS256', jku: 'https://idp.example:443/a..b?v=2' }, payload: {} },
      ],
    },
  },
  {
    id: 'jku-issuer-host-mismatch',
    title: 'Keys from elsewhere than the issuer',
    why: 'The keys would come from {host}, and the issuer is at {issuer}. Check whether anything ties the two together.',
    fix: 'Take the keys from the issuer’s own metadata.',
    reference: 'RFC 8725 §3.8; RFC 8414 §2',
    judge: ({ url, issuer }) => {
      if (!url || !issuer || siteOf(url) === siteOf(issuer)) return undefined;
      if (KNOWN_PAIRS.has(`${siteOf(issuer)} ${siteOf(url)}`)) return undefined;
      return { values: { host: url.hostname, issuer: issuer.hostname } };
    },
    examples: {
      flagged: [
        {
          header: { alg: 'RS256', jku: 'https://evil.test/k' },
          payload: { iss: 'https://idp.example' },
          severity: 'high',
        },
        {
          header: { alg: 'RS256', x5u: 'https://a.co.uk/k' },
          payload: { iss: 'https://b.co.uk' },
        },
      ],
      clean: [
        {
          header: { alg: 'RS256', jku: 'https://www.googleapis.com/oauth2/v3/certs' },
          payload: { iss: 'https://accounts.google.com' },
        },
        {
          header: { alg: 'RS256', jku: 'https://keys.idp.example/k' },
          payload: { iss: 'https://login.idp.example' },
        },
        { header: { alg: 'RS256', jku: 'https://evil.test/k' }, payload: { iss: 'idp' } },
      ],
    },
  },
];

function readKeyUrl(
  name: string,
  header: JsonObjectFacts,
  claims: JsonObjectFacts | undefined,
): KeyUrl {
  const text = claimText(header, name);
  return { text, url: readWebUrl(text), issuer: readWebUrl(claimText(claims, 'iss')) };
}

export default FAULTS.map(({ judge, ...words }) =>
  defineRule({
    ...words,
    severity: 'high',
    appliesTo: ['jws', 'jwe'],
    needs: [],
    check: ({ header, claims }) =>
      header &&
      ['jku', 'x5u'].flatMap((name) => {
        const member = header.member(name);
        const answer = member && judge(readKeyUrl(name, header, claims));
        if (!answer) return [];
        return [{ ...answer, at: atMember('header', member), values: { ...answer.values, name } }];
      }),
    quickFix: editFix('Remove {name}', (text, finding) =>
      removeMember(text, [String(finding.values?.['name'])]),
    ),
  }),
);
