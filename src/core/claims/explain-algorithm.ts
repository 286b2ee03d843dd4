// What the IANA registry says of the name in `alg` or `enc`, or where else the name is from.
import { findElsewhere } from './algorithms-elsewhere.ts';
import {
  findRegistered,
  REGISTERED_ALGORITHMS,
  type AlgorithmUse,
  type RegisteredAlgorithm,
} from './registered-algorithms.ts';

const KINDS = {
  signature: 'signature',
  'key-management': 'key management',
  'content-encryption': 'content encryption',
} satisfies Record<AlgorithmUse, string>;

/** "key management, Recommended, RFC 7518 §4.5": its kind, how much it is asked for, and where it is defined. */
function describeRegistration({ use, requirement, reference }: RegisteredAlgorithm): string {
  return `${KINDS[use]}, ${requirement}, ${reference}`;
}

/** What a hover over a name says, line by line; empty for one that is not known. */
export function explainAlgorithm(name: string): string[] {
  const registered = findRegistered(name);
  if (registered) return [`${registered.meaning} (${name})`, describeRegistration(registered)];
  const elsewhere = findElsewhere(name);
  return elsewhere
    ? [`${elsewhere.meaning} (${name})`, `${elsewhere.reference}; not registered for JOSE`]
    : [];
}

/**
 * A sentence about a name that is not supported here.
 *
 * @param member Where it stands in the header.
 * @param name No longer than a name is.
 */
export function explainUnsupported(member: 'alg' | 'enc', name: string): string {
  const head = `\`${member}\` is \`${name}\``;
  const registered = findRegistered(name);
  if (registered) {
    const isElsewhere = (registered.use === 'content-encryption') !== (member === 'enc');
    const about = `${head}: ${registered.meaning} (${describeRegistration(registered)}).`;
    return isElsewhere
      ? `${about} Its place is \`${member === 'enc' ? 'alg' : 'enc'}\`.`
      : `${about} It is registered, and not implemented here.`;
  }
  const elsewhere = findElsewhere(name);
  if (elsewhere)
    return `${head}: ${elsewhere.meaning} (${elsewhere.reference}). It is not in the IANA registry for JOSE, and not implemented here.`;
  const near = nearestName(member, name);
  return `${head}, which no registered algorithm is called.${near === undefined ? '' : ` \`${near}\` may be meant.`}`;
}

function fold(name: string): string {
  return name.toLowerCase().replaceAll(/[\s_+-]/g, '');
}

function nearestName(member: 'alg' | 'enc', name: string): string | undefined {
  return REGISTERED_ALGORITHMS.find(
    ({ name: registered, use }) =>
      (use === 'content-encryption') === (member === 'enc') && fold(registered) === fold(name),
  )?.name;
}
