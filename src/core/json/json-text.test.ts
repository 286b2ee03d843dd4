import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { removeMember, setMember } from './edit-json.ts';
import { parseJson, type JsonNode } from './parse-json.ts';
import { compactJson, mapSpan, prettyJson } from './print-json.ts';

/** The value a node stands for, by the built-in parser's rules: the oracle's shape. */
function valueOf(node: JsonNode): unknown {
  switch (node.kind) {
    case 'object': {
      const out: Record<string, unknown> = {};
      for (const { name, value } of node.members) {
        Object.defineProperty(out, name, {
          value: valueOf(value),
          enumerable: true,
          configurable: true,
          writable: true,
        });
      }
      return out;
    }
    case 'array':
      return node.items.map(valueOf);
    case 'string':
      return node.value;
    case 'number':
      return Number(node.text);
    case 'null':
      return null;
    default:
      return node.kind === 'true';
  }
}

const bare = (text: string): string => text.replaceAll(/[ \t\r\n]/g, '');

/** JSON text with arbitrary whitespace between its tokens. */
const spacedJson = fc
  .tuple(
    fc.json({ maxDepth: 4 }),
    fc.array(fc.constantFrom(' ', '\n', '\t', '\r\n', ''), { minLength: 1 }),
  )
  .map(([json, spaces]) => {
    let i = 0;
    return json.replaceAll(/"(?:[^"\\]|\\.)*"|[{}[\],:]/g, (token) => {
      i += 2;
      return spaces[i % spaces.length]! + token + spaces[(i + 1) % spaces.length]!;
    });
  });

describe('parseJson', () => {
  test('agrees with JSON.parse on every valid document', () => {
    fc.assert(
      fc.property(spacedJson, (text) => {
        const { root, problem } = parseJson(text);
        expect(problem).toBeUndefined();
        expect(valueOf(root!)).toEqual(JSON.parse(text));
      }),
    );
  });

  test('accepts exactly what JSON.parse accepts', () => {
    const almost = fc.oneof(
      fc.string(),
      fc
        .tuple(fc.json(), fc.nat(), fc.constantFrom('', ',', '}', '"', '\\', '0', ' '))
        .map(([json, at, char]) => {
          const i = at % (json.length + 1);
          return json.slice(0, i) + char + json.slice(i + (char === '' ? 1 : 0));
        }),
    );
    fc.assert(
      fc.property(almost, (text) => {
        let valid = true;
        try {
          JSON.parse(text);
        } catch {
          valid = false;
        }
        expect(parseJson(text).problem === undefined).toBe(valid);
      }),
      { numRuns: 2000 },
    );
  });

  test('keeps number text, duplicates, order and places', () => {
    const text = '{"id":9007199254740993,"a":1.0,"b":1e400,"a":-0}';
    const { root } = parseJson(text);
    expect(
      root?.kind === 'object' &&
        root.members.map((m) => [m.name, text.slice(m.value.start, m.value.end)]),
    ).toEqual([
      ['id', '9007199254740993'],
      ['a', '1.0'],
      ['b', '1e400'],
      ['a', '-0'],
    ]);
  });

  test('gives what stands before the fault, and its place', () => {
    const { root, problem } = parseJson('{"sub":"alice","exp":17');
    expect(root?.kind === 'object' && root.members.map((m) => m.name)).toEqual(['sub', 'exp']);
    expect(problem).toMatchObject({ code: 'json-unexpected-end', values: { line: 1, column: 24 } });
    expect(parseJson('{\n  "a": tru\n}').problem).toMatchObject({
      code: 'json-unexpected',
      span: { start: 9, end: 12 },
      values: { line: 2, column: 8 },
    });
    expect(parseJson('{"a":1,}').problem?.span).toEqual({ start: 7, end: 8 });
    expect(parseJson('{"a":01}').problem?.code).toBe('json-bad-number');
    expect(parseJson('{"a":"\u0001"}').problem?.code).toBe('json-bad-string');
    expect(parseJson('{} x').problem?.code).toBe('json-trailing');
    expect(parseJson('  ').problem?.code).toBe('json-empty');
  });

  test('does not overflow on deep nesting', () => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000);
    expect(parseJson(deep)).toMatchObject({ depth: 100_000 });
    expect(parseJson('{"a":'.repeat(10_000)).problem?.code).toBe('json-unexpected-end');
    expect(prettyJson(deep).length).toBeLessThan(deep.length * 70);
  });

  test('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(parseJson(text).depth).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('printing', () => {
  test('changes whitespace between tokens only', () => {
    fc.assert(
      fc.property(spacedJson, (text) => {
        const compact = compactJson(text);
        const pretty = prettyJson(text);
        expect(compactJson(pretty)).toBe(compact);
        expect(compactJson(compact)).toBe(compact);
        expect(prettyJson(compact)).toBe(pretty);
        expect(JSON.parse(pretty)).toEqual(JSON.parse(text));
      }),
    );
  });

  test('prints as JSON.stringify does where that is lossless', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        expect(prettyJson(JSON.stringify(value))).toBe(JSON.stringify(value, null, 2));
      }),
    );
  });

  test('keeps every character outside whitespace, even of broken text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(bare(prettyJson(text).replaceAll(': ', ':'))).toBe(bare(text.replaceAll(': ', ':')));
        expect(bare(compactJson(text))).toBe(bare(text));
      }),
    );
  });

  test('maps a place in one print to the same characters in the other', () => {
    fc.assert(
      fc.property(spacedJson, fc.nat(), (text, pick) => {
        const nodes: JsonNode[] = [];
        const walk = (node: JsonNode): void => {
          nodes.push(node);
          if (node.kind === 'object') node.members.forEach((m) => walk(m.value));
          if (node.kind === 'array') node.items.forEach(walk);
        };
        walk(parseJson(text).root!);
        const node = nodes[pick % nodes.length]!;
        const pretty = prettyJson(text);
        const mapped = mapSpan(text, pretty, node);
        expect(compactJson(pretty.slice(mapped.start, mapped.end))).toBe(
          compactJson(text.slice(node.start, node.end)),
        );
      }),
    );
  });
});

describe('editing in place', () => {
  const text = '{ "id": 9007199254740993,\n  "exp" : 1.0, "sub":"a" }';

  test('replaces one value and nothing else', () => {
    expect(setMember(text, ['exp'], '2')).toBe(
      '{ "id": 9007199254740993,\n  "exp" : 2, "sub":"a" }',
    );
  });

  test('appends in the style of the last member', () => {
    expect(setMember('{"a":1}', ['b'], '2')).toBe('{"a":1,"b":2}');
    expect(setMember('{"a":1,"c":3}', ['b'], '2')).toBe('{"a":1,"c":3,"b":2}');
    expect(setMember('{\n  "a": 1\n}', ['b'], '2')).toBe('{\n  "a": 1,\n  "b": 2\n}');
    expect(setMember('{}', ['b'], '2')).toBe('{"b":2}');
    expect(setMember('{"a":{"x":1}}', ['a', 'y'], '2')).toBe('{"a":{"x":1,"y":2}}');
  });

  test('sets the last of duplicates, removes them all', () => {
    expect(setMember('{"a":1,"a":2}', ['a'], '3')).toBe('{"a":1,"a":3}');
    expect(removeMember('{"a":1,"b":0,"a":2}', ['a'])).toBe('{"b":0}');
  });

  test('removes with exactly one comma', () => {
    expect(removeMember('{"a":1,"b":2,"c":3}', ['a'])).toBe('{"b":2,"c":3}');
    expect(removeMember('{"a":1,"b":2,"c":3}', ['b'])).toBe('{"a":1,"c":3}');
    expect(removeMember('{"a":1,"b":2,"c":3}', ['c'])).toBe('{"a":1,"b":2}');
    expect(removeMember('{"a":1}', ['a'])).toBe('{}');
    expect(removeMember('{\n  "a": 1,\n  "b": 2\n}', ['a'])).toBe('{\n  "b": 2\n}');
  });

  test('leaves broken text and unknown paths alone', () => {
    expect(setMember('{"a":', ['a'], '1')).toBe('{"a":');
    expect(setMember('[1]', ['a'], '1')).toBe('[1]');
    expect(removeMember('{"a":1}', ['b'])).toBe('{"a":1}');
  });

  test('what is set is read back, and the others stay', () => {
    const objects = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 }));
    fc.assert(
      fc.property(objects, fc.string(), fc.jsonValue({ maxDepth: 1 }), (object, name, value) => {
        fc.pre(
          name !== '__proto__' && !('__proto__' in object && Object.hasOwn(object, '__proto__')),
        );
        const pretty = prettyJson(JSON.stringify(object));
        const edited = setMember(pretty, [name], JSON.stringify(value));
        expect(JSON.parse(edited)).toEqual(
          JSON.parse(JSON.stringify({ ...object, [name]: value })),
        );
      }),
    );
  });
});
