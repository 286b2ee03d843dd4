import { defineRule } from '../../define-rule.ts';

const FIVE_MINUTES = 300;
const TEN_MINUTES_IN_MS = 600_000;

export default defineRule({
  id: 'leeway-excessive',
  severity: 'low',
  appliesTo: ['jws', 'jwe'],
  needs: [],
  title: 'The clock tolerance is long',
  why: 'A tolerance of {leeway|duration} lets every token live that much longer.{unit}',
  fix: 'Tolerate 60 seconds or less, and synchronise the clocks.',
  reference: 'RFC 7519 §4.1.4 (usually no more than a few minutes)',
  check: ({ expectations: { leeway } }) => {
    if (leeway <= FIVE_MINUTES) return undefined;
    const isMilliseconds = leeway >= 1_000 && leeway % 1_000 === 0 && leeway <= TEN_MINUTES_IN_MS;
    const unit = isMilliseconds ? ' It is in seconds, not milliseconds.' : '';
    return { at: { part: 'payload' }, values: { leeway, unit } };
  },
  examples: {
    flagged: [
      {
        header: { alg: 'HS256' },
        payload: { exp: 1795003600 },
        expectations: { leeway: 3600 },
        severity: 'low',
      },
      { header: { alg: 'HS256' }, payload: {}, expectations: { leeway: 60_000 } },
    ],
    clean: [
      { header: { alg: 'HS256' }, payload: { exp: 1795003600 } },
      { header: { alg: 'HS256' }, payload: {}, expectations: { leeway: 300 } },
      { header: { alg: 'HS256' }, payload: {}, expectations: { leeway: 0 } },
    ],
  },
});
