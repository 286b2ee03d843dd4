// What a token has of what its kind asks for, row by row of profile-claims.ts.
import { nodeAt } from '../json/edit-json.ts';
import { parseJson, type JsonNode } from '../json/parse-json.ts';
import { profileTable, type Need, type ProfileRow } from './profile-claims.ts';
import type { Profile } from './profile.ts';

export interface ComparedRow {
  readonly name: string;
  readonly part: 'header' | 'payload';
  readonly need: Need;
  readonly reference: string;
  readonly note?: string;
  /** JSON text of the value, shortened. Absent: it is not there. */
  readonly value?: string;
  /** `missing`: it must be there and is not. `surplus`: it is there and must not be. */
  readonly fault?: 'missing' | 'surplus';
}

/** Characters of a value that are shown. */
const SHOWN = 60;
/** Longer texts are not read for this. */
const LIMIT = 200_000;

/**
 * Compares a token with what its kind asks for.
 *
 * @param header JSON text. @param payload JSON text; of an SD-JWT with what is disclosed.
 * @returns Empty for a kind that nothing is specified for.
 */
export function compareWithProfile(
  profile: Profile,
  header: string,
  payload: string,
): readonly ComparedRow[] {
  const table = profileTable(profile);
  if (!table || header.length + payload.length > LIMIT) return [];
  const compare = (part: ComparedRow['part'], text: string, rows: readonly ProfileRow[]) => {
    const { root } = parseJson(text);
    return rows.map(([name, need, reference, note]): ComparedRow => {
      const node = root && nodeAt(root, [name]);
      const value = node && shorten(text, node);
      const fault = faultOf(need, value !== undefined);
      return {
        name,
        part,
        need,
        reference,
        ...(note !== undefined && { note }),
        ...(value !== undefined && { value }),
        ...(fault && { fault }),
      };
    });
  };
  return [...compare('header', header, table.header), ...compare('payload', payload, table.claims)];
}

function faultOf(need: Need, isThere: boolean): ComparedRow['fault'] {
  if (need === 'must' && !isThere) return 'missing';
  return need === 'no' && isThere ? 'surplus' : undefined;
}

function shorten(text: string, { start, end }: JsonNode): string {
  const value = text.slice(start, Math.min(end, start + SHOWN)).replaceAll(/\s+/g, ' ');
  return end - start > SHOWN ? `${value}…` : value;
}
