// The members of one JWK, taken out by name and by kind of value, with every fault noted on the way.
import { decodeBase64url } from '../bytes/base64url.ts';
import type { JsonNode, JsonObject } from '../json/parse-json.ts';
import type { Problem, Span } from '../problem.ts';
import type { KeyProblem, KeyProblemCode } from './key-problem.ts';
import { shortName } from './text-place.ts';

type Octets = Uint8Array<ArrayBuffer>;

export class JwkMembers {
  readonly problems: KeyProblem[] = [];
  /** A fault was found that no reading mends. */
  unusable = false;
  readonly #object: JsonObject;
  readonly #members = new Map<string, JsonNode>();

  constructor(object: JsonObject) {
    this.#object = object;
    for (const { name, nameSpan, value } of object.members) {
      if (this.#members.has(name)) {
        this.note('jwk-member-repeated', nameSpan, { member: shortName(name) });
      }
      this.#members.set(name, value);
    }
  }

  has(name: string): boolean {
    return this.#members.has(name);
  }

  nodeOf(name: string): JsonNode | undefined {
    return this.#members.get(name);
  }

  /** Notes a fault that leaves the key usable. */
  note(code: KeyProblemCode, at: Span | undefined, values: Problem['values'] = {}): void {
    const { start, end } = at ?? this.#object;
    this.problems.push({ code, span: { start, end }, values });
  }

  /** Reports a fault that makes the key unusable. */
  report(code: KeyProblemCode, at: Span | undefined, values: Problem['values'] = {}): void {
    this.note(code, at, values);
    this.unusable = true;
  }

  /** Zeros were not what was missing: the members that were mended with them are unusable. False: there are none. */
  unmend(): boolean {
    let isAny = false;
    for (const [
      index,
      { values: { mended, ...values } = {}, ...problem },
    ] of this.problems.entries()) {
      if (!mended) continue;
      this.problems[index] = { ...problem, values };
      isAny = true;
    }
    this.unusable ||= isAny;
    return isAny;
  }

  optionalString(name: string): string | undefined {
    const node = this.#members.get(name);
    if (!node) return undefined;
    if (node.kind === 'string') return node.value;
    this.note('jwk-member-not-string', node, { member: name });
    return undefined;
  }

  /** The strings of an array; `undefined` when the member is absent or another type. */
  strings(name: string): readonly string[] | undefined {
    const node = this.#members.get(name);
    if (node?.kind !== 'array') return undefined;
    return node.items.flatMap((item) => (item.kind === 'string' ? [item.value] : []));
  }

  /** A string that must be there. */
  string(name: string): string | undefined {
    const node = this.#members.get(name);
    if (!node) {
      if (name === 'kty') this.report('jwk-no-kty', undefined);
      else this.report('jwk-member-missing', undefined, { member: name });
      return undefined;
    }
    if (node.kind !== 'string') {
      this.report('jwk-member-not-string', node, { member: name });
      return undefined;
    }
    return node.value;
  }

  /** A member of base64url octets that must be there. */
  octets(name: string, { mayBeEmpty = false } = {}): Octets | undefined {
    const text = this.string(name);
    const node = this.#members.get(name);
    if (text === undefined) return undefined;
    const { bytes, problems } = decodeBase64url(text);
    for (const { code, values } of problems) {
      if (code === 'base64-illegal-char') {
        this.report('jwk-member-character', node, { member: name, ...values });
        return undefined;
      }
      if (code === 'base64-impossible-length') {
        this.report('jwk-member-length', node, { member: name, ...values });
        return undefined;
      }
    }
    if (problems.length > 0) this.note('jwk-member-lenient', node, { member: name });
    if (bytes?.length === 0) {
      if (mayBeEmpty) this.note('jwk-member-empty', node, { member: name });
      else this.report('jwk-member-empty', node, { member: name });
    }
    return bytes;
  }

  /** A number (Base64urlUInt, RFC 7518 §2), with leading zeros that a writer added noted: it is read without them. */
  number(name: string): Octets | undefined {
    const octets = this.octets(name);
    if (octets && octets.length > 1 && octets[0] === 0) {
      this.note('jwk-member-zeros', this.#members.get(name), { member: name });
    }
    return octets;
  }

  /** Octets of one exact length. */
  exactOctets(name: string, wanted: number, kind: string): Octets | undefined {
    const octets = this.octets(name);
    if (octets === undefined || octets.length === wanted) return octets;
    if (octets.length > 0)
      this.report('jwk-member-octets', this.#members.get(name), {
        member: name,
        got: octets.length,
        wanted,
        kind,
      });
    return undefined;
  }

  /** A coordinate (RFC 7518 §6.2.1.2), with leading zeros that a writer dropped or added noted and mended. */
  coordinate(name: string, wanted: number, kind: string): Octets | undefined {
    const octets = this.octets(name);
    if (octets === undefined || octets.length === 0 || octets.length === wanted) return octets;
    const node = this.#members.get(name);
    const values = { member: name, got: octets.length, wanted, kind };
    const mended = resizeUnsigned(octets, wanted);
    if (mended) this.note('jwk-member-octets', node, { ...values, mended: 1 });
    else this.report('jwk-member-octets', node, values);
    return mended;
  }
}

/** A big-endian number in exactly `length` octets; `undefined` when it needs more. */
export function resizeUnsigned(octets: Uint8Array, length: number): Octets | undefined {
  const surplus = octets.length - length;
  if (surplus > 0 && octets.subarray(0, surplus).some((octet) => octet !== 0)) return undefined;
  const out = new Uint8Array(length);
  out.set(octets.subarray(Math.max(0, surplus)), Math.max(0, -surplus));
  return out;
}
