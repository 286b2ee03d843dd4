// Hashes of passwords, by the forms in which they are stored.

/** @public Tested against what must match. */
export const PATTERNS: readonly RegExp[] = [
  /^\$2[abxy]\$\d\d\$[./A-Za-z0-9]{53}$/,
  /^\$argon2(?:i|d|id)\$/,
  /^\$(?:1|5|6|y|7)\$[^$]+\$/,
  /^pbkdf2_sha(?:1|256)\$/,
  /^\{S?SHA(?:256|384|512)?\}/,
  /^scrypt:\d+:\d+:\d+\$/,
];

/** The longest of these forms. */
const MAX = 512;

/** Whether a value is the stored form of a password, whatever its name. */
export function isPasswordHash(value: string): boolean {
  if (!/^[$ps{]/.test(value) || value.length > MAX) return false;
  return PATTERNS.some((pattern) => pattern.test(value));
}
