/** Whether two runs of octets are the same; what is absent is the same as nothing but what is absent. */
export function sameOctets(one: Uint8Array | undefined, other: Uint8Array | undefined): boolean {
  if (!one || !other) return one === other;
  return one.length === other.length && one.every((octet, i) => octet === other[i]);
}
