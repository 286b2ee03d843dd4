import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ALGORITHMS, DEFAULT_SETTINGS, REVOCATIONS, type Settings } from '../settings.ts';
import { DOWNLOADS, makeDownload } from './make-download.ts';
import { readShell, readSteps } from './read-steps.ts';

const settings: fc.Arbitrary<Settings> = fc
  .record({
    algorithm: fc.constantFrom(...ALGORITHMS),
    accessLifetime: fc.integer({ min: 1, max: 86_400 }),
    refreshLifetime: fc.integer({ min: 1, max: 2_592_000 }),
    rotation: fc.boolean(),
    revocation: fc.constantFrom(...REVOCATIONS),
    audience: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }),
    skew: fc.integer({ min: 0, max: 600 }),
    dpop: fc.boolean(),
    dpopNonce: fc.boolean(),
  })
  .map((some) => ({ ...DEFAULT_SETTINGS, ...some }));

/** What stands in the line that begins so. */
function valueIn(text: string, start: string): string {
  const line = text.split('\n').find((one) => one.startsWith(start));
  return line?.slice(start.length) ?? '';
}

test('all settings make files without a marker, with the values in them', () => {
  fc.assert(
    fc.property(settings, fc.constantFrom(...DOWNLOADS), (chosen, id) => {
      const [main, ...others] = makeDownload(id, chosen);
      for (const { text } of [main!, ...others]) expect(text).not.toMatch(/^\s*(#|\/\/): /m);
      const { text } = main!;
      const start = id === 'flask' ? 'AUDIENCE = ' : 'const AUDIENCE = ';
      const written = valueIn(text, start);
      // Python writes a character beyond U+FFFF with eight digits, and is else as JSON.
      const read: unknown =
        id === 'flask'
          ? JSON.parse(
              written.replaceAll(/\\U([0-9a-f]{8})/g, (_all, code: string) =>
                String.fromCodePoint(Number.parseInt(code, 16)),
              ),
            )
          : runInNewContext(written);
      expect(read).toBe(chosen.audience);
      expect(text).toContain(chosen.algorithm);
      expect(text).toContain(String(chosen.refreshLifetime));
    }),
  );
});

test('the README has lines to start it, and steps that say what they print', () => {
  for (const id of DOWNLOADS) {
    const readme = makeDownload(id, DEFAULT_SETTINGS).at(-1)?.text ?? '';
    expect(readShell(readme, 'Start')).toContain('export JWT_KEY="$(openssl genpkey');
    const steps = readSteps(readShell(readme, 'Walk through it'));
    expect(steps.map(({ title }) => title)).toContain('Tampered: 401');
    for (const { command } of steps) expect(command).not.toBe('');
  }
  expect(readShell('no heading', 'Start')).toBe('');
});
