// Reads DER (X.690) tag by tag: bounds-checked and total. It checks structure only, never what a value means.

/** One tag-length-value. */
export interface DerNode {
  readonly tag: number;
  /** The content octets. */
  readonly content: Uint8Array<ArrayBuffer>;
  /** Tag, length and content. */
  readonly whole: Uint8Array<ArrayBuffer>;
}

export const DER = {
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  objectIdentifier: 0x06,
  sequence: 0x30,
  /** Context-specific, constructed: `[n]`. */
  context0: 0xa0,
  context1: 0xa1,
  /** Context-specific, primitive: `[0] IMPLICIT OCTET STRING`. */
  implicit0: 0x80,
} as const;

/** The length that the first tag claims, counted with its own header; `undefined` when there is no readable header. */
export function claimedLength(bytes: Uint8Array): number | undefined {
  const first = bytes[1];
  // A tag number over 30 takes several octets, and no key format uses one.
  if (first === undefined || (bytes[0]! & 0x1f) === 0x1f) return undefined;
  if (first < 0x80) return 2 + first;
  const octets = first & 0x7f;
  // 0x80 is the indefinite length of BER; more than four octets is more than any key.
  if (octets === 0 || octets > 4 || bytes.length < 2 + octets) return undefined;
  let length = 0;
  for (let i = 0; i < octets; i++) length = length * 256 + bytes[2 + i]!;
  return 2 + octets + length;
}

/** Reads the first value of `bytes`; `undefined` when it is cut off or not DER. What follows it is not looked at. */
export function readDer(bytes: Uint8Array<ArrayBuffer>): DerNode | undefined {
  const length = claimedLength(bytes);
  if (length === undefined || length > bytes.length) return undefined;
  const header = bytes[1]! < 0x80 ? 2 : 2 + (bytes[1]! & 0x7f);
  return {
    tag: bytes[0]!,
    content: bytes.subarray(header, length),
    whole: bytes.subarray(0, length),
  };
}

/** The values inside a constructed value, or `undefined` when one of them is cut off. */
export function derChildren(node: DerNode | undefined): readonly DerNode[] | undefined {
  if (!node || (node.tag & 0x20) === 0) return undefined;
  const children: DerNode[] = [];
  for (let at = 0; at < node.content.length;) {
    const child = readDer(node.content.subarray(at));
    if (!child) return undefined;
    children.push(child);
    at += child.whole.length;
  }
  return children;
}

/** The octets of a non-negative INTEGER, without leading zeros; `undefined` when it is another type or negative. */
export function derUnsigned(node: DerNode | undefined): Uint8Array<ArrayBuffer> | undefined {
  if (node?.tag !== DER.integer || node.content.length === 0 || node.content[0]! > 0x7f) {
    return undefined;
  }
  let start = 0;
  while (start < node.content.length - 1 && node.content[start] === 0) start++;
  return node.content.slice(start);
}

/** The octets of a BIT STRING of whole octets. */
export function derBits(node: DerNode | undefined): Uint8Array<ArrayBuffer> | undefined {
  if (node?.tag !== DER.bitString || node.content[0] !== 0) return undefined;
  return node.content.slice(1);
}

/** An OBJECT IDENTIFIER in dotted form. */
export function derOid(node: DerNode | undefined): string | undefined {
  if (node?.tag !== DER.objectIdentifier || node.content.length > 32) return undefined;
  const arcs: number[] = [];
  let arc = 0;
  for (const octet of node.content) {
    arc = arc * 128 + (octet & 0x7f);
    if (arc > Number.MAX_SAFE_INTEGER / 128) return undefined;
    if (octet < 0x80) {
      if (arcs.length === 0) arcs.push(Math.min(2, Math.floor(arc / 40)));
      arcs.push(arcs.length === 1 ? arc - 40 * arcs[0]! : arc);
      arc = 0;
    }
  }
  return arcs.join('.');
}
