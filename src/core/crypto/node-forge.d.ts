// The files of node-forge that are used; its types are published for the whole package only.
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

declare module 'node-forge/lib/md5.js' {
  export interface MessageDigest {
    readonly algorithm: string;
  }
  const md5: { create(): MessageDigest };
  export default md5;
}

declare module 'node-forge/lib/pbe.js' {
  import type { MessageDigest } from 'node-forge/lib/md5.js';
  import type { ByteBuffer } from 'node-forge/lib/util.js';

  const pbe: {
    /** EVP_BytesToKey with one round. All in binary strings; the salt has 8 octets. */
    opensslDeriveBytes(password: string, salt: string, octets: number, hash: MessageDigest): string;
    /** RFC 7292 appendix B.2 with SHA-1; `id`: 1 for a key, 2 for an initialization vector. */
    generatePkcs12Key(
      password: string,
      salt: ByteBuffer,
      id: 1 | 2,
      iterations: number,
      octets: number,
    ): ByteBuffer;
  };
  export default pbe;
}

declare module 'node-forge/lib/util.js' {
  export interface ByteBuffer {
    getBytes(): string;
  }
  const util: { createBuffer(binary: string): ByteBuffer };
  export default util;
}

declare module 'node-forge/lib/des.js' {
  import type { ByteBuffer } from 'node-forge/lib/util.js';

  const des: {
    /** `key`: 24 octets for Triple DES. */
    createDecryptionCipher(
      key: string,
      mode: 'CBC',
    ): {
      readonly output: ByteBuffer;
      start(iv: string): void;
      update(input: ByteBuffer): void;
      /** False where the padding is not that of PKCS #7. */
      finish(): boolean;
    };
  };
  export default des;
}

declare module 'bcrypt-pbkdf' {
  /** @returns Not 0 for lengths that it does not take. */
  export function pbkdf(
    password: Uint8Array,
    passwordLength: number,
    salt: Uint8Array,
    saltLength: number,
    output: Uint8Array,
    outputLength: number,
    rounds: number,
  ): number;
}
