// Words for why a token cannot be written in a serialization.
import type { SerializationFault } from './serialize-token.ts';

const WORDS = {
  'no-token': 'There is no token that can be read.',
  faulty: 'Something is missing or wrong in the token as it is: see the signature verdict.',
  disclosures: 'Its disclosures have no place there: an SD-JWT is written with `~` (RFC 9901 §4).',
  several: 'There is room for one signature or recipient, and there are several. Take one out.',
  unprotected:
    'It has no place for header parameters that are not protected, and protecting them would take a new signature.',
  'nothing-protected': 'It needs a protected header, and there is none.',
  aad: 'It has no place for additional authenticated data (`aad`).',
  unencoded:
    'The payload stands as it is (`b64: false`), and has a dot or a character that is not ASCII (RFC 7797 §5.2). JSON can carry it, or leave it detached.',
  encrypted: 'That is for signed tokens.',
  'payload-not-text': 'The payload is no text that could be put back unchanged.',
  'payload-shared':
    'The signatures share one payload and its encoding (RFC 7797 §3): all of them would have to be made anew. Take one out.',
  'header-fixed': 'Part of the header is not protected, and it is not edited here.',
  'too-many': 'It has more signatures than are read here.',
} satisfies Record<SerializationFault, string>;

/** One sentence, with backquotes around code. */
export function describeSerializationFault(fault: SerializationFault): string {
  return WORDS[fault];
}
