// The two files of node-forge that are used; its types are published for the whole package only.
declare module 'node-forge/lib/jsbn.js' {
  export interface BigInteger {
    bitLength(): number;
  }
  const jsbn: { readonly BigInteger: new (text: string, radix: number) => BigInteger };
  export default jsbn;
}

declare module 'node-forge/lib/rsa.js' {
  import type { BigInteger } from 'node-forge/lib/jsbn.js';

  /** n, e, d, p, q, dP, dQ, qInv. */
  export type Integers = readonly [
    BigInteger,
    BigInteger,
    BigInteger,
    BigInteger,
    BigInteger,
    BigInteger,
    BigInteger,
    BigInteger,
  ];
  const rsa: {
    readonly setPrivateKey: (...integers: Integers) => {
      /** @throws {Error} The key does not fit. */
      decrypt(binary: string, scheme: 'RSAES-PKCS1-V1_5'): string;
    };
  };
  export default rsa;
}
