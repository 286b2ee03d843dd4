// Credentials that a token carries for everybody to read.
import { carriedValues, type CarriedValue } from '../../carried-values.ts';
import { defineRule, type LintFacts, type Rule, type Severity } from '../../define-rule.ts';
import { removeFix } from '../../edit-fix.ts';
import type { TreeEntry } from '../../json-tree.ts';
import { isPasswordHash } from '../../password-hash.ts';
import { shortName } from '../../short-name.ts';
import { snakeName } from '../../snake-name.ts';
import { vendorSecret } from '../../vendor-secrets.ts';

const MAX_TEXT = 16_384;
const HS256 = { alg: 'HS256' };
const SALT = '_26bc4LT-ac6q2KI6cBW5es';
const disclosing = (name: string, value: unknown) => ({
  header: { alg: 'ES256' },
  payload: { _sd: ['#1'] },
  disclosures: [[SALT, name, value]],
});

type SecretRule = Omit<Rule, 'appliesTo' | 'needs' | 'check' | 'watch' | 'quickFix'> & {
  readonly isSecret: (value: string, name: string) => boolean;
  /** Whether it is one in this token. */
  readonly isMeant?: (value: CarriedValue, facts: LintFacts) => boolean;
  /** What fills the sentences, beside the claim. */
  readonly tell?: (value: string) => {
    readonly severity: Severity;
    readonly values: Readonly<Record<string, string>>;
  };
};

/** `password_hash`, `pwdSha256`: what is under it is the hash of a password, whatever it looks like. */
const HASH_NAME = /^(?:password|passwd|pwd|pass)_?(?:hash|digest|md5|sha_?(?:1|256|512))$/;
const HEX = /^(?:[\da-f]{32}|[\da-f]{40}|[\da-f]{64}|[\da-f]{128})$/i;

export const CONNECTION_STRINGS: readonly RegExp[] = [
  /^[a-z][a-z0-9+.-]{0,40}:\/\/[^/\s:@]+:[^/\s@]+@[^/\s]+/i,
  /(?:^|;)\s*(?:password|pwd)\s*=\s*[^;\s][^;]*/i,
];
/** What stands for a password in a manual. */
const PLACEHOLDER =
  /(?::|=\s*)(?:[*x•.]{2,}|<[^<>]*>|\$?\{[^{}]*\}|\[[^[\]]*\]|%[^%]*%|(?:your[-_ ]?)?pass(?:word|wd)?)(?:@|;|$)/i;

export const EMBEDDED_TOKEN = /^eyJ[A-Za-z0-9_-]{8,}\.(?:[A-Za-z0-9_-]*\.){1,3}[A-Za-z0-9_-]*$/;
const TOKEN_NAMES: ReadonlySet<string> = new Set(['access_token', 'refresh_token', 'id_token']);
const SESSION_NAMES: ReadonlySet<string> = new Set(['session', 'sessionid', 'cookie']);
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;
const MIN_CREDENTIAL = 16;
/** Members that are defined to hold tokens. */
const CONTAINERS: ReadonlySet<string> = new Set(
  `vp vc verifiableCredential trust_chain trust_marks trust_mark software_statement cnf act may_act events logout_hint
  id_token_hint login_hint_token request client_assertion assertion _claim_sources verified_claims evidence jwt
  subject_token actor_token token_introspection status_list attestation key_attestation sub_jwk authorization_details`.split(
    /\s+/,
  ),
);

function isInContainer(entry: TreeEntry): boolean {
  for (let at: TreeEntry | undefined = entry; at; at = at.parent) {
    if (typeof at.step === 'string' && CONTAINERS.has(at.step)) return true;
  }
  return false;
}

function isEmbedded(value: string, name: string): boolean {
  if (value.length < MIN_CREDENTIAL) return false;
  if (TOKEN_NAMES.has(name)) return !/\s/.test(value.slice(0, MAX_TEXT));
  // A reference to a session opens nothing.
  if (SESSION_NAMES.has(name)) return !/\s/.test(value.slice(0, MAX_TEXT)) && !UUID.test(value);
  return value.startsWith('eyJ') && EMBEDDED_TOKEN.test(value.slice(0, MAX_TEXT));
}

const SECRETS: readonly SecretRule[] = [
  {
    id: 'payload-cloud-secret',
    severity: 'critical',
    isSecret: (value) => vendorSecret(value) !== undefined,
    tell: (value) => {
      const { vendor = '', severity = 'critical' } = vendorSecret(value) ?? {};
      const isExample = severity === 'info';
      const note = isExample ? ' It is the example of the documentation.' : '';
      return { severity, values: { vendor, note } };
    },
    title: 'It carries {vendor} credential',
    why: '"{claim}" looks like {vendor} credential, and the {where} is only encoded: everyone who sees the token can use it.{note}',
    fix: 'Revoke the credential, and take it out: tokens are no place for credentials.',
    reference: 'RFC 7519 §12; CWE-522',
    examples: {
      flagged: [
        // The example of AWS’s documentation.
        { header: HS256, payload: { aws: 'AKIAIOSFODNN7EXAMPLE' }, severity: 'info' },
        { header: HS256, payload: { aws: 'AKIAJ5QJ7GWM4LB2YTSA' }, severity: 'critical' },
        { header: HS256, payload: { env: ['token=ghp_a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2'] } },
        { header: HS256, payload: { stripe: 'sk_test_4eC39HqLyjWDarjtT1zdp7dc' }, severity: 'low' },
        { header: { ...HS256, note: 'xoxb-123456789012-abc' }, payload: {} },
        disclosing('note', 'xoxb-123456789012-abc'),
      ],
      clean: [
        { header: HS256, payload: { a: 'AKIA', b: 'ghp_short', c: 'AIzaShort', d: 'ASIAN' } },
        { header: HS256, payload: { a: 'akiaiosfodnn7example' } },
        // Public by design.
        { header: HS256, payload: { stripe: 'pk_live_4eC39HqLyjWDarjtT1zdp7dc' } },
      ],
    },
  },
  {
    id: 'payload-password-hash',
    severity: 'high',
    isSecret: (value, name) =>
      isPasswordHash(value) || (HEX.test(value) && HASH_NAME.test(snakeName(name))),
    title: 'It carries the hash of a password',
    why: '"{claim}" is how a password is stored: whoever sees the token can guess the password offline.',
    fix: 'Take it out.',
    reference: 'RFC 7519 §12; CWE-522',
    examples: {
      flagged: [
        {
          header: HS256,
          payload: { pw: `$2b$12$${'a'.repeat(53)}` },
          severity: 'high',
        },
        { header: HS256, payload: { user: { passwordHash: '5f4dcc3b5aa765d61d8327deb882cf99' } } },
        { header: HS256, payload: { password: '$argon2id$v=19$m=65536,t=3,p=4$c2FsdA$aGFzaA' } },
        { header: HS256, payload: { a: 'pbkdf2_sha256$600000$x$y' } },
      ],
      clean: [
        {
          header: HS256,
          payload: {
            at_hash: '77QmUPtjPfzWtF2AnpK9RQ',
            c_hash: 'LDktKdoQak3Pk0cnXxCltA',
            sd_hash: 'X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0',
          },
        },
        {
          header: HS256,
          payload: { price: '$2.50', file_hash: '5f4dcc3b5aa765d61d8327deb882cf99' },
        },
        { header: HS256, payload: { password_hash: 'bcrypt' } },
      ],
    },
  },
  {
    id: 'payload-connection-string',
    severity: 'critical',
    isSecret: (value) => {
      if (!/:\/\/|(?:password|pwd)\s*=/i.test(value.slice(0, MAX_TEXT))) return false;
      const text = value.slice(0, MAX_TEXT);
      return CONNECTION_STRINGS.some((p) => p.test(text)) && !PLACEHOLDER.test(text);
    },
    title: 'It carries a connection string',
    why: '"{claim}" holds an address with user and password, and the {where} is only encoded: everyone who sees the token can connect.',
    fix: 'Take it out, and change the password.',
    reference: 'RFC 7519 §12; RFC 3986 §7.5; CWE-522',
    examples: {
      flagged: [
        { header: HS256, payload: { db: 'postgres://u:p@h/db' }, severity: 'critical' },
        { header: HS256, payload: { db: 'Server=x;Password=abc;' } },
        disclosing('db', 'mongodb+srv://a:b@c.mongodb.net/'),
      ],
      clean: [
        { header: HS256, payload: { url: 'https://user@host/', to: 'mailto:a@b.c' } },
        { header: HS256, payload: { url: 'https://host:8080/a@b', q: 'https://host/?a=b' } },
        // Out of a manual.
        {
          header: HS256,
          payload: { a: 'postgres://user:password@h/db', b: 'redis://x:***@h', c: 'pwd=<secret>;' },
        },
      ],
    },
  },
  {
    id: 'payload-embedded-token',
    severity: 'high',
    isSecret: isEmbedded,
    isMeant: ({ where, entry }, { header, profile }) => {
      if (where === 'header' || isInContainer(entry)) return false;
      const cty = header?.get('cty');
      const isNested =
        cty?.kind === 'string' && /^(?:application\/)?(?:\w+\+)?jwt$/i.test(cty.value);
      // Their parameters and statements are tokens.
      const holdsTokens = ['entity-statement', 'request-object', 'introspection-response'];
      return !isNested && !holdsTokens.includes(profile.name);
    },
    title: 'It carries another credential',
    why: '"{claim}" holds a token or session, which lives on in this one: every service that gets this token can use it.',
    fix: 'Refer to it by an identifier, and keep refresh tokens and sessions on the server.',
    reference: 'RFC 7519 §12; RFC 9700 §4.9',
    examples: {
      flagged: [
        {
          header: HS256,
          payload: { refresh_token: 'eyJhbGciOiJIUzI1NiJ9.e30.AAAA' },
          severity: 'high',
        },
        { header: HS256, payload: { access_token: 'SlAV32hkKG9bFlsSq1aZ' } },
        { header: HS256, payload: { upstream: 'eyJhbGciOiJIUzI1NiJ9.e30.AAAA' } },
        { header: HS256, payload: { cookie: 'connect.sid=s%3Aabcdefghijklmnop' } },
      ],
      clean: [
        { header: { ...HS256, cty: 'JWT' }, payload: 'eyJhbGciOiJIUzI1NiJ9.e30.AAAA' },
        {
          header: HS256,
          payload: { vp: { verifiableCredential: ['eyJhbGciOiJIUzI1NiJ9.e30.AAAA'] } },
        },
        { header: HS256, payload: { software_statement: 'eyJhbGciOiJIUzI1NiJ9.e30.AAAA' } },
        { header: HS256, payload: { trust_chain: ['eyJhbGciOiJIUzI1NiJ9.e30.AAAA'] } },
        {
          header: HS256,
          payload: {
            _claim_sources: {
              s: { JWT: 'eyJhbGciOiJIUzI1NiJ9.e30.AAAA', access_token: 'ksj3n283dke' },
            },
          },
        },
        { header: HS256, payload: { access_token: 'short', session: 'web' } },
        // A name for a session, not the key to it.
        { header: HS256, payload: { session: '3f8a1c52-7d04-4b7e-9c56-1be1a2d93c40' } },
        { header: HS256, payload: { sid: 'XKqWnEDXUAG1CNEWn1sDIA', session_state: 'b2d3c1a0' } },
      ],
    },
  },
];

export default SECRETS.map(({ isSecret, isMeant = () => true, tell, ...rule }) =>
  defineRule({
    ...rule,
    appliesTo: ['jws', 'jwe'],
    needs: [],
    watch: {
      string: ({ value }, step) => isSecret(value, typeof step === 'string' ? step : ''),
    },
    check: (facts) =>
      carriedValues(facts, rule.id, (value) => isMeant(value, facts)).map(
        ({ node, at, name, pointer, where, isFixable }) => {
          const told = node.kind === 'string' ? tell?.(node.value) : undefined;
          const claim = shortName(name) || where;
          return { at, ...told, isFixable, values: { claim, pointer, where, ...told?.values } };
        },
      ),
    quickFix: removeFix('Remove "{claim}"'),
  }),
);
