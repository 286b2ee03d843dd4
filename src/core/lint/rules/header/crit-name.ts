import type { JsonNode } from '../../../json/parse-json.ts';
import { BASE_HEADER_PARAMETERS } from '../../../token/base-header-parameters.ts';
import { atValue } from '../../at-json.ts';
import { keepInCrit, readCrit } from '../../crit-names.ts';
import { defineRule, type JsonObjectFacts, type Rule } from '../../define-rule.ts';
import { editFix } from '../../edit-fix.ts';
import { shortName } from '../../short-name.ts';

interface Fault extends Pick<
  Rule,
  'id' | 'severity' | 'title' | 'why' | 'fix' | 'reference' | 'examples' | 'hides'
> {
  readonly isWrong: (
    name: string,
    index: number,
    names: readonly string[],
    header: JsonObjectFacts,
  ) => boolean;
}

const FAULTS: readonly Fault[] = [
  {
    id: 'crit-registered-name',
    severity: 'high',
    title: 'A base parameter in crit',
    why: '"{name}" is a parameter that every implementation knows, and crit must name extensions alone: a strict verifier rejects the token.',
    fix: 'Take it out of crit.',
    reference: 'RFC 7515 §4.1.11',
    isWrong: (name) => BASE_HEADER_PARAMETERS.has(name),
    examples: {
      flagged: [
        { header: { alg: 'HS256', crit: ['alg'] }, payload: {}, severity: 'high' },
        { header: { alg: 'HS256', crit: ['b64', 'kid'], b64: true, kid: 'a' }, payload: {} },
      ],
      clean: [
        { header: { alg: 'HS256', crit: ['b64'], b64: false }, payload: '' },
        { header: { alg: 'HS256', crit: [] }, payload: {} },
      ],
    },
  },
  {
    id: 'crit-name-absent',
    severity: 'high',
    title: 'crit names what is not there',
    why: 'crit demands "{name}", and the header has no such parameter: a strict verifier rejects the token.',
    fix: 'Take it out of crit, or add the parameter.',
    reference: 'RFC 7515 §4.1.11',
    isWrong: (name, _index, _names, header) => !header.member(name),
    examples: {
      flagged: [
        { header: { alg: 'HS256', crit: ['exp'] }, payload: {}, severity: 'high' },
        { header: { alg: 'HS256', crit: ['b64', 'constructor'], b64: true }, payload: {} },
      ],
      clean: [
        { header: { alg: 'HS256', crit: ['exp'], exp: 1795003600 }, payload: {} },
        { header: { alg: 'HS256' }, payload: {} },
      ],
    },
  },
  {
    id: 'crit-duplicate',
    severity: 'medium',
    title: 'A name twice in crit',
    why: 'crit must not repeat "{name}": a strict verifier rejects the token.',
    fix: 'Name it once.',
    reference: 'RFC 7515 §4.1.11',
    isWrong: (name, index, names) => names.indexOf(name) < index,
    examples: {
      flagged: [
        {
          header: { alg: 'HS256', crit: ['b64', 'b64'], b64: false },
          payload: '',
          severity: 'medium',
        },
        { header: { alg: 'HS256', crit: ['a', 'b', 'a'], a: 1, b: 1 }, payload: {} },
      ],
      clean: [
        { header: { alg: 'HS256', crit: ['b64'], b64: false }, payload: '' },
        { header: { alg: 'HS256', crit: ['a', 'A'], a: 1, A: 1 }, payload: {} },
      ],
    },
  },
];

/** More than any token names; looking for each among the others takes the square of their number. */
const MAX_NAMES = 100;

function namesIn(crit: JsonNode | undefined): readonly Extract<JsonNode, { kind: 'string' }>[] {
  return readCrit(crit)?.slice(0, MAX_NAMES) ?? [];
}

export default FAULTS.map(({ isWrong, ...words }) =>
  defineRule({
    ...words,
    appliesTo: ['jws', 'jwe'],
    needs: [],
    check: ({ header }) => {
      if (!header) return undefined;
      const nodes = namesIn(header.get('crit'));
      const names = nodes.map(({ value }) => value);
      return nodes
        .filter(({ value }, index) => isWrong(value, index, names, header))
        .map((node) => ({
          at: atValue('header', node),
          values: { name: shortName(node.value) },
        }));
    },
    quickFix: editFix('Mend crit', (text, finding) => {
      const wrong = finding.values?.['name'];
      let isSeen = false;
      return keepInCrit(text, (name) => {
        if (shortName(name) !== wrong) return true;
        const stays = words.id === 'crit-duplicate' && !isSeen;
        isSeen = true;
        return stays;
      });
    }),
  }),
);
