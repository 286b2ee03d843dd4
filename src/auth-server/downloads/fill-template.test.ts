import { expect, test } from 'vitest';
import { fillTemplate } from './fill-template.ts';

const choices = { conditions: { yes: true, no: false }, lines: { 'A = ': '2' } };

test('blocks whose condition holds stay, without their markers; lines take their value', () => {
  const template = [
    'A = 1',
    '#: if yes',
    '  kept',
    '  //: if not no',
    '  inside',
    '  //: end',
    '#: end',
    '#: if no',
    'gone',
    '#: if yes',
    'gone with it',
    '#: end',
    '#: end',
    '#: if not yes',
    'gone',
    '#: end',
    'B = A = 1',
  ].join('\n');
  expect(fillTemplate(template, choices)).toBe('A = 2\n  kept\n  inside\nB = A = 1');
});

test.each(['#: if yes', '#: end', '#: if maybe\n#: end'])('not well made: %j', (template) => {
  expect(() => fillTemplate(template, choices)).toThrow(Error);
});
