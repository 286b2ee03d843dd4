// The token in one sentence: who issued it for whom, how long it is good, how it is signed, what it allows.
import type { JsonNode } from '../json/parse-json.ts';
import { formatDuration, isCalendarTime } from '../time/format-time.ts';
import { readTimeClaims, timeStatus } from '../time/time-status.ts';
import { claimText, textNodes, type ClaimValues } from './claim-values.ts';
import type { Profile } from './profile.ts';

/** How far the token's words can be relied on. `opened`: decrypted, which says nothing of who wrote it. */
export type Standing = 'verified' | 'lenient' | 'failed' | 'unsigned' | 'unchecked' | 'opened';

export interface DescribedToken {
  /** Absent where it is no JSON object. */
  readonly header?: ClaimValues | undefined;
  readonly claims?: ClaimValues | undefined;
  readonly standing: Standing;
  readonly profile: Profile;
  /** Seconds since the epoch. */
  readonly now: number;
  /** Clock tolerance in seconds. */
  readonly leeway: number;
}

const DOUBT = {
  verified: '',
  lenient: ' (a strict verifier refuses the signature)',
  failed: ' (its signature does not hold)',
  unsigned: ' (nobody has signed it)',
  unchecked: ' (not verified)',
  opened: ' (encrypted, which says nothing of who wrote it)',
} as const satisfies Record<Standing, string>;

const MAX_TEXT = 64;
const MAX_ITEMS = 4;

/**
 * Describes a token. What is not there is left out; what no signature vouches for is what the token "says".
 * Times are in whole minutes or larger, so that the words change seldom. Code is set apart by backquotes.
 *
 * @returns Empty when there are no claims to speak of.
 */
export function describeToken(token: DescribedToken): string {
  const { claims, standing } = token;
  if (!claims) return '';
  const isVouched = standing === 'verified';
  const origin = [...issuing(claims), ...issuedWhen(token)];
  const said = origin.length > 0 ? `issued ${origin.join(' ')}` : '';
  const life = lifeWords(token);
  const first = isVouched
    ? [said, life].filter(Boolean).join('; ')
    : `says it ${[said && `was ${said}`, life && `${verbFor(life)}${life}`].filter(Boolean).join(' and ')}`;
  const hasFirst = said !== '' || life !== '';
  const parts = [
    hasFirst ? `${first}${DOUBT[standing]}` : '',
    signedHow(token),
    powers(token),
  ].filter(Boolean);
  const text = parts.join('; ');
  return text === '' ? '' : `${text[0]!.toUpperCase()}${text.slice(1)}.`;
}

const verbFor = (life: string): string => (/^(?:expired|never)/.test(life) ? '' : 'is ');

function issuing(claims: ClaimValues): readonly string[] {
  const text = (name: string): string | undefined => claimText(claims, name);
  const issuer = claims.get('iss') ?? claims.get('issuer');
  const subject = text('sub');
  const client = ['client_id', 'azp', 'cid', 'appid'].map(text).find((name) => name !== undefined);
  const audience = textNodes(claims.get('aud')).map(({ value }) => value);
  return [
    issuer ? `by ${quoteNode(issuer)}` : '',
    client !== undefined && client !== subject && !audience.includes(client)
      ? `to the client ${quote(client)}`
      : '',
    audience.length > 0 ? `for ${listQuoted(audience)}` : '',
    subject === undefined ? '' : `about ${quote(subject)}`,
  ].filter(Boolean);
}

function issuedWhen({ claims, now }: DescribedToken): readonly string[] {
  const { iat } = readTimeClaims(claims?.root);
  if (iat === undefined || !isCalendarTime(iat)) return [];
  return [iat > now ? `${roughly(iat - now)} from now` : `${roughly(now - iat)} ago`];
}

function lifeWords({ claims, now, leeway, profile }: DescribedToken): string {
  const times = readTimeClaims(claims?.root);
  const { phase, secondsLeft = 0, secondsToStart = 0 } = timeStatus(times, now, leeway);
  if (times.exp !== undefined && !isCalendarTime(times.exp)) return '';
  if (phase === 'not-yet-valid') return `not good for another ${roughly(secondsToStart)}`;
  if (phase === 'expired') return `expired ${roughly(-secondsLeft)} ago`;
  if (phase === 'current') {
    return secondsLeft < 0
      ? `expired ${roughly(-secondsLeft)} ago, within the tolerance`
      : `good for ${roughly(secondsLeft)} more`;
  }
  const lives = ['dpop-proof', 'security-event', 'introspection-response', 'sd-jwt'];
  return times.unusable.includes('exp') || lives.includes(profile.name) ? '' : 'never expires';
}

function signedHow({ header, standing }: DescribedToken): string {
  const alg = claimText(header, 'alg');
  if (alg === undefined) return '';
  const enc = claimText(header, 'enc');
  const kid = claimText(header, 'kid');
  const key = kid === undefined ? '' : ` by key ${quote(kid)}`;
  if (enc !== undefined) {
    return `encrypted with ${quote(alg)} and ${quote(enc)}${kid === undefined ? '' : ` for key ${quote(kid)}`}`;
  }
  if (standing === 'unsigned') return '';
  return standing === 'verified'
    ? `signed with ${quote(alg)}${key}`
    : `its header says ${quote(alg)}${key}`;
}

/** What it allows, in the words of whichever claim says so. */
function powers({ claims, profile, standing }: DescribedToken): string {
  if (profile.name !== 'access-token') return '';
  const scopes = ['scope', 'scp'].flatMap((name) =>
    textNodes(claims?.get(name)).flatMap(({ value }) => value.split(' ').filter(Boolean)),
  );
  const more = ['permissions', 'roles'].flatMap((name) =>
    textNodes(claims?.get(name)).map(({ value }) => value),
  );
  const all = [...new Set([...scopes, ...more])];
  if (all.length === 0) return '';
  const who = claims?.get('cnf') ? 'whoever holds its key' : 'its bearer';
  return `${standing === 'verified' ? 'lets' : 'would let'} ${who} use ${listQuoted(all)}`;
}

/** A length of time to its largest unit, minutes at least. */
function roughly(seconds: number): string {
  return seconds < 60 ? 'less than a minute' : formatDuration(seconds, 1);
}

function listQuoted(all: readonly string[]): string {
  const named = all.slice(0, MAX_ITEMS).map(quote);
  const rest = all.length - named.length;
  const words = rest > 0 ? [...named, `${rest} more`] : named;
  const last = words.pop() ?? '';
  return words.length > 0 ? `${words.join(', ')} and ${last}` : last;
}

function quoteNode(node: JsonNode): string {
  if (node.kind === 'string') return quote(node.value);
  return node.kind === 'number' ? quote(node.text) : 'someone';
}

/** A text of the token's as code: in one piece, without what would end it. */
function quote(text: string): string {
  const shown = text.slice(0, MAX_TEXT).replaceAll(/[`\p{Cc}]/gu, ' ');
  return `\`${shown}${text.length > MAX_TEXT ? '…' : ''}\``;
}
