// The algorithms that not every browser has, done by the audited noble libraries. Each is loaded when it is needed.

type Octets = Uint8Array<ArrayBuffer>;

/** One algorithm in JavaScript. Public keys: SEC 1 uncompressed points, RFC 8032 and FIPS 204 octets. */
export interface SoftwareSignature {
  verify(publicKey: Octets, signature: Octets, input: Octets): boolean;
  sign(secretKey: Octets, input: Octets): Uint8Array;
  publicKeyOf(secretKey: Octets): Uint8Array;
  newSecretKey(): Uint8Array;
}

async function loadSecp256k1(): Promise<SoftwareSignature> {
  const { secp256k1 } = await import('@noble/curves/secp256k1.js');
  // RFC 8812 §3.2 asks for no low s, and others make both.
  const options = { prehash: true, lowS: false, format: 'compact' } as const;
  return {
    verify: (publicKey, signature, input) => secp256k1.verify(signature, input, publicKey, options),
    sign: (secretKey, input) => secp256k1.sign(input, secretKey, options),
    publicKeyOf: (secretKey) => secp256k1.getPublicKey(secretKey, false),
    newSecretKey: () => secp256k1.utils.randomSecretKey(),
  };
}

async function loadEd448(): Promise<SoftwareSignature> {
  const { ed448 } = await import('@noble/curves/ed448.js');
  return {
    verify: (publicKey, signature, input) => ed448.verify(signature, input, publicKey),
    sign: (secretKey, input) => ed448.sign(input, secretKey),
    publicKeyOf: (secretKey) => ed448.getPublicKey(secretKey),
    newSecretKey: () => ed448.utils.randomSecretKey(),
  };
}

async function loadMlDsa(name: 'ml_dsa44' | 'ml_dsa65' | 'ml_dsa87'): Promise<SoftwareSignature> {
  const { [name]: mlDsa } = await import('@noble/post-quantum/ml-dsa.js');
  return {
    verify: (publicKey, signature, input) => mlDsa.verify(signature, input, publicKey),
    // RFC 9964 §4: a private key is its seed.
    sign: (seed, input) => mlDsa.sign(input, mlDsa.keygen(seed).secretKey),
    publicKeyOf: (seed) => mlDsa.keygen(seed).publicKey,
    newSecretKey: () => crypto.getRandomValues(new Uint8Array(32)),
  };
}

const LOADERS: ReadonlyMap<string, () => Promise<SoftwareSignature>> = new Map([
  ['ES256K', loadSecp256k1],
  ['Ed448', loadEd448],
  ['ML-DSA-44', () => loadMlDsa('ml_dsa44')],
  ['ML-DSA-65', () => loadMlDsa('ml_dsa65')],
  ['ML-DSA-87', () => loadMlDsa('ml_dsa87')],
]);

const loaded = new Map<string, Promise<SoftwareSignature>>();

/** Whether an algorithm can be done where WebCrypto lacks it. @param name Fully specified (RFC 9864): `Ed448`. */
export function hasSoftware(name: string): boolean {
  return LOADERS.has(name);
}

/** Loads an algorithm. @throws {RangeError} For one that has no software. Rejects while its file cannot be had. */
export async function loadSoftware(name: string): Promise<SoftwareSignature> {
  const load = LOADERS.get(name);
  if (!load) throw new RangeError('no software for this algorithm');
  const pending = loaded.get(name) ?? load();
  loaded.set(name, pending);
  try {
    return await pending;
  } catch (error) {
    loaded.delete(name);
    throw error;
  }
}
