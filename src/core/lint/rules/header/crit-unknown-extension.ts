import { BASE_HEADER_PARAMETERS } from '../../../token/base-header-parameters.ts';
import { atValue } from '../../at-json.ts';
import { keepInCrit, readCrit } from '../../crit-names.ts';
import { defineRule } from '../../define-rule.ts';
import { editFix } from '../../edit-fix.ts';
import { shortName } from '../../short-name.ts';

/** RFC 7797: the one extension that is understood here. */
const UNDERSTOOD = 'b64';
const MAX = 20;

export default defineRule({
  id: 'crit-unknown-extension',
  severity: 'high',
  appliesTo: ['jws', 'jwe'],
  needs: [],
  title: 'A critical extension that is not understood',
  why: 'The token demands that "{name}" be understood; a verifier that does not know it must reject the token.',
  fix: 'Reject it, and upgrade libraries that ignore crit.',
  reference: 'RFC 7515 §4.1.11; RFC 7516 §4.1.13; CVE-2026-32597, CVE-2026-35042, CVE-2025-59420',
  check: ({ header }) => {
    const unknown = new Map(
      (readCrit(header?.get('crit')) ?? []).map((node) => [node.value, node] as const),
    );
    unknown.delete(UNDERSTOOD);
    return [...unknown]
      .filter(([name]) => !BASE_HEADER_PARAMETERS.has(name))
      .slice(0, MAX)
      .map(([name, node]) => ({ at: atValue('header', node), values: { name: shortName(name) } }));
  },
  quickFix: editFix('Take {name} out of crit', (text, finding) =>
    keepInCrit(text, (name) => shortName(name) !== finding.values?.['name']),
  ),
  examples: {
    flagged: [
      {
        header: { alg: 'HS256', crit: ['require-mfa'], 'require-mfa': true },
        payload: {},
        severity: 'high',
      },
      { header: { alg: 'HS256', crit: ['b64', 'bound'], b64: true, bound: 'x' }, payload: {} },
    ],
    clean: [
      { header: { alg: 'HS256', crit: ['b64'], b64: true }, payload: {} },
      { header: { alg: 'HS256', crit: 'require-mfa' }, payload: {} },
      { header: { alg: 'HS256', crit: [] }, payload: {} },
      // No extension: it must not be in crit, which is another fault.
      { header: { alg: 'HS256', crit: ['alg'] }, payload: {} },
    ],
  },
});
