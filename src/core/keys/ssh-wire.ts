// The data types of SSH (RFC 4251 §5), bounds-checked and total.

type Octets = Uint8Array<ArrayBuffer>;

/** Reads one value after the other; `undefined` once the octets do not hold it. */
export class SshWire {
  readonly #octets: Octets;
  #at = 0;

  constructor(octets: Octets) {
    this.#octets = octets;
  }

  /** What has not been read yet. */
  get rest(): Octets {
    return this.#octets.subarray(this.#at);
  }

  uint32(): number | undefined {
    const { rest } = this;
    if (rest.length < 4) return undefined;
    this.#at += 4;
    return new DataView(rest.buffer, rest.byteOffset).getUint32(0);
  }

  string(): Octets | undefined {
    const length = this.uint32();
    const { rest } = this;
    if (length === undefined || length > rest.length) return undefined;
    this.#at += length;
    return rest.slice(0, length);
  }

  /** That many strings; `undefined` when one is missing. */
  strings(count: number): readonly Octets[] | undefined {
    const strings = Array.from({ length: count }, () => this.string());
    return strings.every((string) => string !== undefined) ? strings : undefined;
  }
}

/** A name in ASCII, as SSH's are. */
export function sshName(octets: Octets | undefined): string {
  return String.fromCharCode(...(octets?.subarray(0, 64) ?? []));
}
