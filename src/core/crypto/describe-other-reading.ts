// The secret detective's answer in words: how a key text must be read for the signature to hold, and what to do.
import type { SecretEncoding } from '../keys/read-secret.ts';
import type { KeptPlace, OtherReading } from './verification.ts';

const ENCODING_NAMES = {
  utf8: 'UTF-8 text',
  base64: 'base64',
  base64url: 'base64url',
  hex: 'hexadecimal',
} satisfies Record<SecretEncoding, string>;

/** What the other reading of a key text would give. */
export function describeOtherReading(other: OtherReading): string {
  const { kept, encoding } = other;
  const secret = kept ? describePlace(kept) : 'the secret';
  const from = kept ? 'it' : 'the key field';
  const alsoRead = encoding === undefined ? '' : `, read as ${ENCODING_NAMES[encoding]}`;
  switch (other.kind) {
    case 'encoding':
      return `It holds if ${secret} is read as ${ENCODING_NAMES[other.encoding]}: ${kept ? 'put it in the field and ' : ''}choose that key format.`;
    case 'trailing-newline-removed':
      return `It holds without the line break at the end of ${secret}${alsoRead}: remove it from ${from}.`;
    case 'trailing-newline-added':
      return `It holds with a line break at the end of ${secret}${alsoRead}: the signer read it from a file that ends with one.`;
    case 'quotes-removed':
      return `It holds without the quotes around ${secret}${alsoRead}: they belong to the file it was copied from.`;
    case 'quotes-added':
      return `It holds with quotes around ${secret}${alsoRead}: the signer took those of its configuration file for a part of it.`;
    case 'spaces-removed':
      return `It holds without the white space around ${secret}${alsoRead}: remove it from ${from}.`;
    case 'line-breaks-changed':
      return `It holds with other line breaks in ${secret}${alsoRead}: the signer read the same lines from a file of another system, or from one line of a configuration.`;
    case 'decoded-twice':
      return `It holds if ${secret} is decoded from base64 twice: it was encoded once more than the signer knows, as a secret store does. Decode it once, and read that as base64.`;
    case 'k-as-text':
      return `It holds if the text of \`k\`${kept ? ` of ${secret}` : ''} is the secret as it stands: the signer did not decode it, which RFC 7518 §6.4.1 asks for. Give that text as UTF-8, or have the signer decode it.`;
    case 'text-as-secret':
      return `It holds if the text of ${kept ? secret : 'this key file'} is taken for the secret itself. If the key is public, anyone can sign so: this is the key confusion attack (RFC 8725 §2.1).`;
    default:
      return '';
  }
}

function describePlace({ number, name }: KeptPlace): string {
  return name === undefined ? `key ${number}` : `key ${number} (${name})`;
}
