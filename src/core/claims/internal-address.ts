// Addresses that mean another machine on each network: no stranger should make a server ask them.

/** Loopback, private and link-local addresses (RFC 6890), with those of clouds' metadata services. */
function isInternalIpv4(host: string): boolean {
  const [a = -1, b = -1] = host.split('.').map(Number);
  if (a === 0 || a === 10 || a === 127) return true;
  if (host === '100.100.100.200') return true;
  return (a === 172 && b >= 16 && b <= 31) || (a === 192 && b === 168) || (a === 169 && b === 254);
}

function isInternalIpv6(host: string): boolean {
  const mapped = /^\[::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})\]$/.exec(host);
  if (mapped) {
    const octets = mapped.slice(1).flatMap((group) => {
      const value = Number.parseInt(group, 16);
      return [value >> 8, value & 255];
    });
    return isInternalIpv4(octets.join('.'));
  }
  return /^\[(?:::1?\]|f[cd][0-9a-f]{2}:|fe[89ab][0-9a-f]:)/.test(host);
}

/**
 * Whether it is an IP address of the machine itself or of its own network.
 *
 * @param host As `URL` writes it: IPv4 in four decimal numbers, IPv6 in brackets.
 */
export function isInternalAddress(host: string): boolean {
  if (host.startsWith('[')) return isInternalIpv6(host);
  return /^(?:\d+\.){3}\d+$/.test(host) && isInternalIpv4(host);
}
