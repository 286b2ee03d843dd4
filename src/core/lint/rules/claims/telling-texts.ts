// Texts in claims that tell about the inside of a system, or that a page, template or log might run.
import { claimText } from '../../claim-text.ts';
import { carriedValues } from '../../carried-values.ts';
import { defineRule, type LintFacts, type Rule } from '../../define-rule.ts';
import { memberName, type TreeEntry } from '../../json-tree.ts';
import { shortName } from '../../short-name.ts';

type TextRule = Omit<Rule, 'appliesTo' | 'needs' | 'check' | 'watch' | 'quickFix'> & {
  readonly patterns: readonly RegExp[];
  /** Cheap, for the many texts that match none. */
  readonly likely: RegExp;
  readonly isMeant?: (entry: TreeEntry) => boolean;
  readonly isExpected?: (facts: LintFacts) => boolean;
};

const MAX_TEXT = 16_384;
const HS256 = { alg: 'HS256' };

/** Names of services and rights: rules about issuer and audience look at hosts in them. */
const SERVICE_NAMES: ReadonlySet<string> = new Set(
  'iss aud azp scope scp roles groups permissions redirect_uri jku x5u'.split(' '),
);

export const INTERNAL: readonly RegExp[] = [
  /(?:^|[^\d.])(?:10(?:\.\d{1,3}){3}|192\.168(?:\.\d{1,3}){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d{1,3}){2}|169\.254(?:\.\d{1,3}){2})(?![\d.])/,
  /[\w-]\.(?:internal|corp|lan|intranet|svc\.cluster\.local)(?![\w-]|\.\w)/i,
  /^(?:\/(?:home|usr|var|etc|opt|root|Users)\/|[A-Z]:\\)\S+/,
  /^\s{0,20}(?:SELECT\s.{1,500}\sFROM\s|select\s{1,9}\*\s{1,9}from\s)/,
  /^Traceback \(most recent call last\)|^Exception in thread "|\n[ \t]{1,20}at [\w.$<>]{1,200} ?\(\S{1,300}:\d/,
];

/** No class takes in what begins its pattern: many beginnings would be read to their limits each. */
export const ACTIVE: readonly RegExp[] = [
  /<script[\s>/]|<(?:img|svg|iframe)\b[^<>]{0,500}\bon\w{1,30}\s{0,20}=|\bjavascript:\S/i,
  /\$\{jndi:/i,
  /\{\{[^{}*+()|]{0,200}[*+()|][^{}]{0,200}\}\}/,
  /'\s{0,20}(?:or|and)\b\s{0,20}['"]?\d{1,20}['"]?\s{0,20}=/i,
  /\r\n[A-Za-z-]{1,100}:/,
];

const TEXTS: readonly TextRule[] = [
  {
    id: 'payload-internal-detail',
    severity: 'low',
    patterns: INTERNAL,
    likely:
      /10\.|192\.168|172\.|169\.254|\.(?:internal|corp|lan|intranet|svc\.)|^\/|:\\|^\s*(?:SELECT|select)|^Traceback|^Exception|\n/,
    isMeant: (entry) => !SERVICE_NAMES.has(memberName(entry)),
    // Kubernetes, SPIFFE and meshes name their own parts.
    isExpected: ({ claims }) =>
      claims?.get('kubernetes.io') !== undefined ||
      ['iss', 'sub'].some((name) =>
        /kubernetes|\.svc\.cluster\.local|^spiffe:\/\//.test(claimText(claims, name) ?? ''),
      ),
    title: 'It tells about the inside of a system',
    why: '"{claim}" holds an internal address, path or query. That helps whoever looks for a way in.',
    fix: 'Take it out, or put a name in its place that means nothing outside.',
    reference: 'RFC 7519 §12; CWE-200',
    examples: {
      flagged: [
        { header: HS256, payload: { node: 'ip-10-0-3-7.ec2.internal' }, severity: 'low' },
        { header: HS256, payload: { origin: { ip: '192.168.1.20' } } },
        { header: HS256, payload: { config: '/home/app/config.yml' } },
        { header: HS256, payload: { q: 'SELECT a FROM b' } },
        {
          header: HS256,
          payload: { 'kubernetes.io': { node: { name: 'ip-10-0-3-7.ec2.internal' } } },
          severity: 'info',
        },
      ],
      clean: [
        {
          header: HS256,
          payload: { a: '1.10.0.3', b: 'example.com', c: '10.0.3', d: '/orders/5' },
        },
        { header: HS256, payload: { a: 'version 110.0.3.7.9', b: 'select one from the list' } },
        // Rights have such names, and iss-dev-host looks at issuers.
        { header: HS256, payload: { scope: 'files.internal', iss: 'https://auth.corp' } },
        { header: HS256, payload: { host: 'api.corp.example' } },
      ],
    },
  },
  {
    id: 'claim-active-content',
    severity: 'medium',
    patterns: ACTIVE,
    likely: /[<'\r{]|[jJ][aA][vV][aA][sS]/,
    title: 'A claim that might be run',
    why: '"{claim}" contains code: a page, template, query or log that takes it as it is may run it.',
    fix: 'Treat claims as text from a stranger wherever they are shown or used. Here they are shown as text.',
    reference: 'rfc8725bis §3.10; CWE-79, CWE-117, CWE-1336',
    hides: ['claim-template-unresolved'],
    examples: {
      flagged: [
        {
          header: HS256,
          payload: { name: '<script>alert(1)</script>' },
          severity: 'medium',
        },
        { header: HS256, payload: { user: { name: '{{7*7}}' } } },
        { header: HS256, payload: { list: ['${jndi:ldap://a}'] } },
        { header: HS256, payload: { q: "' OR 1=1" } },
      ],
      clean: [
        { header: HS256, payload: { name: 'Tom & Jerry <3', a: 'a < b', b: 'line1\nline2' } },
        { header: HS256, payload: { bio: 'I like JavaScript: it is fun' } },
        { header: HS256, payload: { band: "rock 'n' roll or jazz", t: '{{name}}' } },
      ],
    },
  },
];

export default TEXTS.map(
  ({ patterns, likely, isMeant = () => true, isExpected = () => false, ...rule }) =>
    defineRule({
      ...rule,
      appliesTo: ['jws'],
      needs: [],
      watch: {
        string: ({ value }) => {
          const text = value.length > MAX_TEXT ? value.slice(0, MAX_TEXT) : value;
          return likely.test(text) && patterns.some((pattern) => pattern.test(text));
        },
      },
      check: (facts) =>
        carriedValues(
          facts,
          rule.id,
          ({ where, entry }) => where !== 'header' && isMeant(entry),
        ).map(({ at, name, where }) => ({
          at,
          severity: isExpected(facts) ? 'info' : rule.severity,
          values: { claim: shortName(name) || where },
        })),
    }),
);
