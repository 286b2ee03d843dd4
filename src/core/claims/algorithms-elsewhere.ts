// Names of algorithms that are met in tokens and are not in the registry for JOSE: of drafts, or of COSE alone.

export interface AlgorithmElsewhere {
  readonly meaning: string;
  /** Where the name comes from. */
  readonly reference: string;
}

const CHACHA = 'draft-amringer-jose-chacha';
const COSE_ONLY = 'RFC 9864, registered for COSE alone';

/** The first that fits counts. */
const NAMES: readonly (readonly [name: RegExp, meaning: string, reference: string])[] = [
  [
    /^ESP(256|384|512)$/,
    'ECDSA with a NIST curve; in JOSE it is called ES256, ES384 or ES512',
    COSE_ONLY,
  ],
  [/^ESB(256|320|384|512)$/, 'ECDSA with a Brainpool curve', COSE_ONLY],
  [
    /^SLH-DSA-(SHA2|SHAKE)-(128|192|256)[sf]$/,
    'SLH-DSA (FIPS 205)',
    'draft-ietf-cose-sphincs-plus',
  ],
  [/^FN-DSA-(512|1024)$/, 'FN-DSA, once called Falcon', 'draft-ietf-cose-falcon'],
  [
    /^ML-DSA-(44|65|87)-\w+$/,
    'ML-DSA together with a classical signature',
    'draft-ietf-jose-pq-composite-sigs',
  ],
  [
    /^ML-KEM-(512|768|1024)(\+A(128|192|256)KW)?$/,
    'ML-KEM key encapsulation (FIPS 203)',
    'draft-ietf-jose-pqc-kem',
  ],
  [/^HPKE-\d+(-KE)?$/, 'Hybrid Public Key Encryption (RFC 9180)', 'draft-ietf-jose-hpke-encrypt'],
  [
    /^ECDH-1PU(\+A(128|192|256)KW)?$/,
    'ECDH with the sender’s key too',
    'draft-madden-jose-ecdh-1pu',
  ],
  [/^X?C20P(KW)?$/, 'ChaCha20 or XChaCha20 with Poly1305', CHACHA],
  [/^ECDH-ES\+X?C20PKW$/, 'ECDH, then key wrapping with ChaCha20 and Poly1305', CHACHA],
  [/^BBS(-\w+)*$/, 'BBS signatures, of JSON Web Proofs', 'draft-ietf-jose-json-proof-algorithms'],
];

/** What such a name stands for, where it is known. */
export function findElsewhere(name: string): AlgorithmElsewhere | undefined {
  const found = NAMES.find(([pattern]) => name.length <= 40 && pattern.test(name));
  return found && { meaning: found[1], reference: found[2] };
}
