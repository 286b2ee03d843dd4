import { expect, test } from 'vitest';
import { fillTemplate } from './fill-template.ts';

const choices = { conditions: { yes: true, no: false }, lines: { 'NAME = ': "'you'" } };
const fill = (...lines: string[]): string => fillTemplate(lines.join('\n'), choices);

test('keeps the blocks whose conditions hold, and no marker', () => {
  expect(fill('a', '#: if yes', 'b', '#: end', '  //: if no', 'c', '  //: end', 'd')).toBe(
    'a\nb\nd',
  );
  expect(fill('#: if not no', 'a', '#: if no', 'b', '#: end', 'c', '#: end')).toBe('a\nc');
});

test('a line that takes a value gets it, whatever stood there', () => {
  expect(fill('NAME = 7', ' NAME = 7', 'OTHER = 7')).toBe("NAME = 'you'\n NAME = 7\nOTHER = 7");
});

test('a template that is not well made is our mistake', () => {
  expect(() => fill('#: if unknown', '#: end')).toThrow('unknown');
  expect(() => fill('#: end')).toThrow('not begun');
  expect(() => fill('#: if yes')).toThrow('does not end');
});
