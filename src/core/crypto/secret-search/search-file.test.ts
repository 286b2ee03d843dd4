import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { MAX_LINE, type SecretQuestion } from './search-engine.ts';
import { searchFile } from './search-file.ts';

function ask(secret: string): SecretQuestion {
  const input = Uint8Array.from(Buffer.from('x.y'));
  return {
    bits: 256,
    input,
    tag: Uint8Array.from(createHmac('sha256', secret).update(input).digest()),
  };
}

/** Parts of so many octets each, one after the other. */
async function searchInParts(text: string, size: number, question: SecretQuestion) {
  const file = new Blob([text]);
  const all = { lines: 0, tooLong: 0, found: [] as string[] };
  for (let start = 0; start < file.size; start += size) {
    const end = Math.min(file.size, start + size);
    const { lines, tooLong, found } = await searchFile(question, { file, start, end });
    all.lines += lines;
    all.tooLong += tooLong;
    if (found) all.found.push(found.text);
  }
  return all;
}

test.each(['one!\ntwo!\n\nthree!\nfour!', 'one!\r\ntwo!\r\nthree!\r\nfour!\r\n'])(
  'each line is in one part, wherever the parts begin: %j',
  async (text) => {
    const nobody = ask('nobody');
    for (let size = 1; size <= text.length + 1; size++) {
      expect(await searchInParts(text, size, nobody)).toMatchObject({ lines: 4, tooLong: 0 });
      for (const line of text.split(/\r?\n/).filter(Boolean)) {
        expect((await searchInParts(text, size, ask(line))).found).toEqual([line]);
      }
    }
  },
  60_000,
);

test('a line too long for any part is passed over, and what follows is not', async () => {
  const text = `first!\n${'!'.repeat(3 * MAX_LINE)}\nlast!`;
  expect((await searchInParts(text, 1000, ask('last!'))).found).toEqual(['last!']);
  expect(await searchInParts(text, 1000, ask('nobody'))).toMatchObject({ lines: 2, tooLong: 1 });
});

test('a line as long as a line may be is read whole across parts', async () => {
  const line = '!'.repeat(MAX_LINE);
  expect((await searchInParts(`a!\n${line}\r\nb!`, 5, ask(line))).found).toEqual([line]);
});
