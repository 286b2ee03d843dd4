import { expect, test } from 'vitest';
import { changeSource, showText } from './shown-text.ts';
import { findChange } from './text-change.ts';

const AWKWARD = [
  '{"typ":"JWT",\r\n "alg":"HS256"}',
  '\r\n\r\n',
  'a\rb\nc\r\nd\r',
  'line\u2028separator\u2029paragraph',
  'nul\0and\ufeffmark',
  '\ufeff{}',
  '👩‍🚀\r\n😀',
  '\ud800lone\r\n',
];

test('a text without CR is shown as it is', () => {
  const shown = showText('{\n "a": 1\n}');
  expect(shown.text).toBe(shown.source);
  expect(shown.toSource(5)).toBe(5);
  expect(shown.toShown(5)).toBe(5);
});

test.each(AWKWARD)('%j is shown with LF alone, and nothing else is changed', (source) => {
  const { text } = showText(source);
  expect(text).not.toContain('\r');
  expect(text.split('\n')).toEqual(source.split(/\r\n|\r|\n/));
});

test.each(AWKWARD)('each place of %j is found again after the way there and back', (source) => {
  const shown = showText(source);
  for (let offset = 0; offset <= shown.text.length; offset += 1) {
    expect(shown.toShown(shown.toSource(offset))).toBe(offset);
  }
  expect(shown.toSource(shown.text.length)).toBe(source.length);
  expect(shown.toShown(source.length)).toBe(shown.text.length);
});

test.each(AWKWARD)('an edit of %j leaves every other character alone', (source) => {
  const shown = showText(source);
  for (let offset = 0; offset <= shown.text.length; offset += 1) {
    const edited = changeSource(shown, { start: offset, end: offset, text: '"x"' });
    const at = shown.toSource(offset);
    expect(edited).toBe(`${source.slice(0, at)}"x"${source.slice(at)}`);
  }
});

test('what is typed into RFC 7515 A.1 keeps its CR LF', () => {
  const source = '{"iss":"joe",\r\n "exp":1300819380,\r\n "http://example.com/is_root":true}';
  const shown = showText(source);
  const typed = shown.text.replace('1300819380', '1300819381');
  const change = findChange(shown.text, typed);
  expect(change && changeSource(shown, change)).toBe(source.replace('9380', '9381'));
});

test('removing a line end removes both of its characters', () => {
  const shown = showText('a\r\nb');
  expect(changeSource(shown, { start: 1, end: 2, text: '' })).toBe('ab');
});
