// The words about serializations: which signature is shown, what the token can be written as.

const membersName = (isEncrypted: boolean): string => (isEncrypted ? 'recipient' : 'signature');

export const enMembers = {
  list: (isEncrypted: boolean) => (isEncrypted ? 'Recipients' : 'Signatures'),
  count: (n: number, isEncrypted: boolean) => `${n} ${membersName(isEncrypted)}s`,
  show: (isEncrypted: boolean, n: number) =>
    `Show ${membersName(isEncrypted)} ${n} in the other panes`,
  form: 'Serialization',
  forms: {
    compact: 'compact',
    flattened: 'flattened JSON',
    general: 'general JSON',
  },
  unprotected: 'Not protected',
  unprotectedHint:
    'Anyone can change it unseen: it stands beside the protected header, and is not edited here.',
} as const;

export const enSerialize = {
  lead: 'The same parts, written differently. No signature changes.',
  forms: {
    compact: 'Compact',
    flattened: 'Flattened JSON',
    general: 'General JSON',
    detached: 'Compact, payload detached',
  },
  alone: (isEncrypted: boolean, n: number) => `Take ${membersName(isEncrypted)} ${n} out alone`,
  now: 'as it is now',
  anew: 'With a new signature',
  unencoded: 'Payload as it is (b64: false)',
  encoded: 'Payload in base64url again',
  add: (alg: string) => `Add a signature: ${alg}`,
  noSigner: 'Give a private key or a secret to sign with.',
} as const;
