// Writes the few DER (X.690) shapes that keys need.
import { DER } from './der.ts';

/** One tag-length-value around the parts, one after the other. */
export function encodeDer(tag: number, ...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const header = [tag];
  if (length < 0x80) header.push(length);
  else {
    const octets: number[] = [];
    for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256);
    header.push(0x80 | octets.length, ...octets);
  }
  const out = new Uint8Array(header.length + length);
  out.set(header);
  let at = header.length;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/** An INTEGER from unsigned big-endian octets: no needless zeros, one in front when the top bit is set. */
export function encodeDerUnsigned(octets: Uint8Array): Uint8Array<ArrayBuffer> {
  let start = 0;
  while (start < octets.length - 1 && octets[start] === 0) start++;
  const value = octets.subarray(start);
  return (value[0] ?? 0x80) > 0x7f
    ? encodeDer(DER.integer, Uint8Array.of(0), value)
    : encodeDer(DER.integer, value);
}

export function encodeDerSequence(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return encodeDer(DER.sequence, ...parts);
}

export function encodeDerBits(octets: Uint8Array): Uint8Array<ArrayBuffer> {
  return encodeDer(DER.bitString, Uint8Array.of(0), octets);
}

/** An OBJECT IDENTIFIER from its dotted form. */
export function encodeDerOid(oid: string): Uint8Array<ArrayBuffer> {
  const [first = 0, second = 0, ...rest] = oid.split('.').map(Number);
  const content: number[] = [];
  for (const arc of [first * 40 + second, ...rest]) {
    const octets = [arc % 128];
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128)) {
      octets.unshift(0x80 | (left % 128));
    }
    content.push(...octets);
  }
  return encodeDer(DER.objectIdentifier, Uint8Array.from(content));
}
