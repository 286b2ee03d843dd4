// JSON as Monaco colours and indents it. No worker: what the text means is told from outside, by markers and completions.
import type { languages } from 'monaco-editor/editor';

export const LANGUAGE = 'json';

/** A name, a value, and either one without its closing quote up to the end of the line. */
export const jsonGrammar: languages.IMonarchLanguage = {
  tokenizer: {
    root: [
      [/"(?:[^"\\]|\\.)*"(?=\s*:)/, 'string.key'],
      [/"(?:[^"\\]|\\.)*(?:"|\\?$)/, 'string.value'],
      [/-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/, 'number'],
      [/\b(?:true|false|null)\b/, 'keyword'],
      [/[{}[\],:]/, 'delimiter'],
    ],
  },
};

export const jsonConfiguration: languages.LanguageConfiguration = {
  brackets: [
    ['{', '}'],
    ['[', ']'],
  ],
  wordPattern: /-?\d*\.\d\w*|[^[{\]}:",\s]+/g,
};
