import { expect, test } from 'vitest';
import { inlineStyles } from './prerender.ts';

const link = '<link rel="stylesheet" crossorigin href="./assets/index-a1.css">';

test('a style sheet becomes part of the page', () => {
  const html = inlineStyles(`<head>${link}</head>`, (file) =>
    file === 'assets/index-a1.css' ? 'body{color:red}\n' : undefined,
  );
  expect(html).toBe('<head><style>body{color:red}</style></head>');
});

test('relative addresses are seen from the page, others stay', () => {
  const css =
    'a{src:url(./f.woff2)}b{src:url("f.ttf")}c{src:url(data:x)}d{src:url(#i)}e{src:url(/x.png)}f{src:url(../g.svg)}';
  expect(inlineStyles(link, () => css)).toBe(
    '<style>a{src:url(./assets/f.woff2)}b{src:url("./assets/f.ttf")}c{src:url(data:x)}d{src:url(#i)}e{src:url(/x.png)}f{src:url(./g.svg)}</style>',
  );
});

test('a style sheet that is not in the bundle keeps its link', () => {
  expect(inlineStyles(link, () => undefined)).toBe(link);
});
