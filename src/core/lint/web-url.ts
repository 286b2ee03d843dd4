// Web addresses inside a token: read, and compared by the site they belong to.

const MAX_TEXT = 4_096;

/** An absolute http or https URL; `undefined` for any other text. */
export function readWebUrl(text: string | undefined): URL | undefined {
  if (text === undefined || text.length > MAX_TEXT || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url : undefined;
}

/** Second-level names under which countries register: `co.uk`. The whole list of public suffixes is too long to carry. */
const SHARED = /^(?:ac|co|com|edu|gov|ne|net|or|org)\.[a-z]{2}$/;

/** The registrable domain of a host, by a rule of thumb; an IP address or a host without dots is its own. */
export function siteOf({ hostname }: URL): string {
  const labels = hostname.split('.');
  if (hostname.startsWith('[') || /^\d+$/.test(labels.at(-1) ?? '')) return hostname;
  const two = labels.slice(-2).join('.');
  return SHARED.test(two) ? labels.slice(-3).join('.') : two;
}
