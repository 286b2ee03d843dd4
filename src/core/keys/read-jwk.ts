// One JSON Web Key (RFC 7517) out of a JSON tree: its members are checked against its `kty`, each fault at its place.
import type { JsonNode, JsonObject } from '../json/parse-json.ts';
import { EC_CURVES, ML_DSA_KEYS, OKP_CURVES } from './curves.ts';
import { isOnCurve } from './ec-point.ts';
import { JwkMembers } from './jwk-members.ts';
import type { KeyProblem } from './key-problem.ts';
import type { Jwk, KeyMaterial } from './key-reading.ts';
import { bitLength } from './read-public-der.ts';
import { shortName } from './text-place.ts';

const CRT_MEMBERS = ['p', 'q', 'dp', 'dq', 'qi'] as const;

/** What a JWK's own members tell, beside what they describe. */
type Told = Pick<KeyMaterial, 'kind' | 'type' | 'bits' | 'curve'>;

/**
 * Reads a JWK. A fault that leaves the key usable (a repeated member, padding, a dropped leading zero) is reported and
 * the key is given all the same.
 *
 * @param node The JSON object.
 * @param text The JSON text that `node` was parsed from.
 */
export function readJwk(
  node: JsonObject,
  text: string,
): { key?: KeyMaterial; problems: readonly KeyProblem[] } {
  const members = new JwkMembers(node);
  const kty = members.string('kty');
  const told = kty === undefined ? undefined : readByType(kty, members);
  if (!told || members.unusable) return { problems: members.problems };
  // The last of repeated members counts, as RFC 7517 §4 allows and JSON.parse does.
  const jwk = JSON.parse(text.slice(node.start, node.end)) as Jwk;
  const [kid, alg, use] = ['kid', 'alg', 'use'].map((name) => members.optionalString(name));
  const keyOps = members.strings('key_ops');
  return {
    key: {
      ...told,
      source: 'jwk',
      ...(kid !== undefined && { kid }),
      ...(alg !== undefined && { alg }),
      ...(use !== undefined && { use }),
      ...(keyOps && { keyOps }),
      material: { form: 'jwk', jwk },
    },
    problems: members.problems,
  };
}

function readByType(kty: string, members: JwkMembers): Told | undefined {
  switch (kty) {
    case 'oct': {
      const k = members.octets('k', { mayBeEmpty: true });
      return k && { kind: 'secret', type: 'oct', bits: k.length * 8 };
    }
    case 'RSA':
      return readRsa(members);
    case 'EC':
      return readEc(members);
    case 'OKP':
      return readOkp(members);
    case 'AKP':
      return readAkp(members);
    default:
      members.report('jwk-kty-unknown', members.nodeOf('kty'), { kty: shortName(kty) });
      return undefined;
  }
}

function readRsa(members: JwkMembers): Told {
  const n = members.number('n');
  members.number('e');
  const isPrivate = members.has('d');
  if (isPrivate) {
    members.number('d');
    const present = CRT_MEMBERS.filter((name) => members.has(name));
    for (const name of present) members.number(name);
    if (present.length < CRT_MEMBERS.length) {
      const missing = CRT_MEMBERS.filter((name) => !members.has(name)).join(', ');
      members.note('jwk-rsa-partial', undefined, { missing });
    }
  }
  const leading = n?.findIndex((octet) => octet !== 0) ?? -1;
  const bits = n && leading >= 0 ? bitLength(n.subarray(leading)) : 0;
  return { kind: isPrivate ? 'private' : 'public', type: 'RSA', bits };
}

function readEc(members: JwkMembers): Told | undefined {
  const crv = members.string('crv');
  if (crv === undefined) return undefined;
  const curve = EC_CURVES.get(crv);
  if (!curve) return unknownCurve(members, 'EC', crv);
  const x = members.coordinate('x', curve.octets, crv);
  const y = members.coordinate('y', curve.octets, crv);
  if (x && y && !isOnCurve(curve, { x, y }) && !members.unmend()) {
    members.report('point-not-on-curve', members.nodeOf('x'), { curve: crv });
  }
  const isPrivate = members.has('d');
  if (isPrivate) members.coordinate('d', curve.octets, crv);
  return { kind: isPrivate ? 'private' : 'public', type: 'EC', bits: curve.bits, curve: crv };
}

function readOkp(members: JwkMembers): Told | undefined {
  const crv = members.string('crv');
  if (crv === undefined) return undefined;
  const curve = OKP_CURVES.get(crv);
  if (!curve) return unknownCurve(members, 'OKP', crv);
  members.exactOctets('x', curve.octets, crv);
  const isPrivate = members.has('d');
  if (isPrivate) members.exactOctets('d', curve.octets, crv);
  return { kind: isPrivate ? 'private' : 'public', type: 'OKP', bits: curve.bits, curve: crv };
}

/** RFC 9964: an AKP key names its one algorithm. */
function readAkp(members: JwkMembers): Told | undefined {
  const alg = members.string('alg');
  if (alg === undefined) return undefined;
  const sizes = ML_DSA_KEYS.get(alg);
  if (!sizes) {
    members.report('jwk-alg-unknown', members.nodeOf('alg'), { alg: shortName(alg) });
    return undefined;
  }
  members.exactOctets('pub', sizes.octets, alg);
  const isPrivate = members.has('priv');
  if (isPrivate) members.exactOctets('priv', 32, alg);
  return { kind: isPrivate ? 'private' : 'public', type: 'AKP' };
}

function unknownCurve(members: JwkMembers, kty: string, crv: string): undefined {
  const node: JsonNode | undefined = members.nodeOf('crv');
  members.report('jwk-crv-unknown', node, { kty, crv: shortName(crv) });
  return undefined;
}
