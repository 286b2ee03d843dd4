import { describe, expect, test } from 'vitest';
import { PALETTES, themeFor, type ThemeName } from './themes.ts';

const PAGE = { light: '#ffffff', dark: '#0f1115' } satisfies Record<ThemeName, string>;
const WORDS = [
  'key',
  'string',
  'number',
  'keyword',
  'delimiter',
  'text',
  'inlay',
  'placeholder',
  'error',
] as const;

/** Contrast ratio of two opaque colours, WCAG 2.2. */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

test('the measure knows black on white', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
});

describe.each(['light', 'dark'] as const)('%s', (name) => {
  const palette = PALETTES[name];

  test.each(WORDS)('%s can be read on the page and in a widget', (word) => {
    expect(contrast(palette[word], PAGE[name])).toBeGreaterThanOrEqual(4.5);
    expect(contrast(palette[word], palette.widget)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(['key', 'string', 'number', 'keyword', 'delimiter', 'text'] as const)(
    '%s can be read while it is selected or found',
    (word) => {
      for (const behind of [palette.selection, palette.unfocusedSelection, palette.match]) {
        expect({ behind, isReadable: contrast(palette[word], behind) >= 4.5 }).toEqual({
          behind,
          isReadable: true,
        });
      }
    },
  );

  test.each(['text', 'link'] as const)('%s can be read in a chosen row', (word) => {
    expect(contrast(palette[word], palette.chosen)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(['error', 'warning', 'info'] as const)('the line under %s can be seen', (word) => {
    expect(contrast(palette[word], PAGE[name])).toBeGreaterThanOrEqual(3);
  });

  test('the page shows through', () => {
    expect(themeFor(name).colors['editor.background']).toBe('#00000000');
  });
});
