// Names of key types and curves as other standards and careless writers spell them.

/** By their name in small letters. */
const REGISTERED: ReadonlyMap<string, string> = new Map([
  ['rsa', 'RSA'],
  ['ec', 'EC'],
  ['ecdsa', 'EC'],
  ['okp', 'OKP'],
  ['eddsa', 'OKP'],
  ['oct', 'oct'],
  ['akp', 'AKP'],
  ['p-256', 'P-256'],
  ['p256', 'P-256'],
  ['secp256r1', 'P-256'],
  ['prime256v1', 'P-256'],
  ['p-384', 'P-384'],
  ['p384', 'P-384'],
  ['secp384r1', 'P-384'],
  ['p-521', 'P-521'],
  ['p521', 'P-521'],
  ['p-512', 'P-521'],
  ['secp521r1', 'P-521'],
  ['secp256k1', 'secp256k1'],
  ['p-256k', 'secp256k1'],
  ['k-256', 'secp256k1'],
  ['ed25519', 'Ed25519'],
  ['ed448', 'Ed448'],
  ['x25519', 'X25519'],
  ['curve25519', 'X25519'],
  ['x448', 'X448'],
]);

/** How a `kty` or `crv` is spelled that was meant (RFC 7518 §6.1, RFC 8812 §3.1, RFC 8037 §2); `undefined`: none is. */
export function registeredName(name: string): string | undefined {
  return REGISTERED.get(name.toLowerCase());
}
