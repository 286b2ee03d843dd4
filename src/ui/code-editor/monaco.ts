// Monaco, bundled with the page and cut down to what it uses: https://github.com/microsoft/monaco-editor
import './trusted-types.ts';
import { loader } from '@monaco-editor/react';
import * as monaco from 'monaco-editor/editor';
import 'monaco-editor/features/bracketMatching/register';
import 'monaco-editor/features/caretOperations/register';
import 'monaco-editor/features/codeAction/register';
import 'monaco-editor/features/codicon/register';
import 'monaco-editor/features/find/register';
import 'monaco-editor/features/folding/register';
import 'monaco-editor/features/gotoError/register';
import 'monaco-editor/features/hover/register';
import 'monaco-editor/features/inlayHints/register';
import 'monaco-editor/features/linesOperations/register';
import 'monaco-editor/features/placeholderText/register';
import 'monaco-editor/features/toggleTabFocusMode/register';
import 'monaco-editor/features/wordOperations/register';
// Not features/suggest: that one brings in ghost text, a third as much code again.
import 'monaco-editor/editor/contrib/suggest/browser/suggestController';
import './monaco.css';
import { jsonConfiguration, jsonGrammar, LANGUAGE } from './json-language.ts';
import { themeFor } from './themes.ts';

monaco.languages.register({ id: LANGUAGE });
monaco.languages.setMonarchTokensProvider(LANGUAGE, jsonGrammar);
monaco.languages.setLanguageConfiguration(LANGUAGE, jsonConfiguration);
monaco.editor.defineTheme('jotlab-light', themeFor('light'));
monaco.editor.defineTheme('jotlab-dark', themeFor('dark'));

// Handed to the wrapper, which would otherwise look for it on a network.
loader.config({ monaco });
// For scripts that drive the page: `monaco.editor.getEditors()`.
(globalThis as { monaco?: typeof monaco }).monaco = monaco;

export { monaco };
