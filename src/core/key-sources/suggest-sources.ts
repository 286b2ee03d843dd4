// Where the token itself says that its keys are: `iss` (RFC 7519 §4.1.1), `jku` and `x5u` (RFC 7515 §4.1.2, §4.1.5).
import { readSourceUrl } from './key-source-url.ts';
import type { SourceKind } from './source-choices.ts';

export interface SuggestedSource {
  readonly name: 'iss' | 'jku' | 'x5u';
  readonly text: string;
  readonly kind: SourceKind;
}

/** Above this a part is not read for suggestions. */
const TEXT_LIMIT = 200_000;

/** @param header The header's JSON text. @param payload The payload's. */
export function suggestSources(header: string, payload: string): readonly SuggestedSource[] {
  const claims = readMembers(payload);
  const parameters = readMembers(header);
  const named: readonly [SuggestedSource['name'], unknown, SourceKind][] = [
    ['iss', claims['iss'], 'openid'],
    ['jku', parameters['jku'], 'keys'],
    ['x5u', parameters['x5u'], 'keys'],
  ];
  return named.flatMap(([name, text, kind]) =>
    typeof text === 'string' && !readSourceUrl(text).problem ? [{ name, text, kind }] : [],
  );
}

function readMembers(text: string): Readonly<Record<string, unknown>> {
  if (text.length > TEXT_LIMIT) return {};
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
