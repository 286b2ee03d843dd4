// Leaves out of Monaco what the page never shows: diff view, command palette, minimap, GPU text, trees, Markdown, workers.
import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

/** The release these replacements were made for. They reach into its inner files: read those again before moving it. */
export const MONACO_VERSION = '0.57.0';

interface Replacement {
  /** First characters of the SHA-256 of the file that is replaced, as published. */
  readonly original: string;
  /** What stands in its place, or how that is made of it. Imports are relative to the replaced file. */
  readonly source: string | ((published: string) => string);
}

const lacks = (...names: readonly string[]): string =>
  names.map((name) => `export class ${name} {}`).join('\n');

/** Replaced files, by their path inside node_modules. */
export const REPLACEMENTS: Readonly<Record<string, Replacement>> = {
  'monaco-editor/esm/vs/editor/browser/widget/diffEditor/diffEditorWidget.js': {
    original: 'b7095044c8e7',
    source: lacks('DiffEditorWidget'),
  },
  'monaco-editor/esm/vs/editor/browser/widget/multiDiffEditor/multiDiffEditorWidget.js': {
    original: '86a12190a90c',
    source: lacks('MultiDiffEditorWidget'),
  },
  'monaco-editor/esm/vs/editor/standalone/browser/quickInput/standaloneQuickInputService.js': {
    original: '81d924321026',
    source: lacks(
      'QuickInputEditorContribution',
      'QuickInputEditorWidget',
      'StandaloneQuickInputService',
    ),
  },
  // Drawn on the GPU: behind an option that is off.
  'monaco-editor/esm/vs/editor/browser/gpu/viewGpuContext.js': {
    original: 'b8942510aa86',
    source: lacks('ViewGpuContext'),
  },
  'monaco-editor/esm/vs/editor/browser/viewParts/viewLinesGpu/viewLinesGpu.js': {
    original: '417716747673',
    source: lacks('ViewLinesGpu'),
  },
  'monaco-editor/esm/vs/editor/browser/viewParts/rulersGpu/rulersGpu.js': {
    original: '518e45706faf',
    source: lacks('RulersGpu'),
  },
  'monaco-editor/esm/vs/editor/browser/viewParts/minimap/minimap.js': {
    original: '468cdf9caecc',
    source: `
      import { createFastDomNode } from '../../../../base/browser/fastDomNode.js';
      import { ViewPart } from '../../view/viewPart.js';
      export class Minimap extends ViewPart {
        node = createFastDomNode(document.createElement('div'));
        getDomNode() { return this.node; }
        prepareRender() {}
        render() {}
      }`,
  },
  // Registered as a service, asked for by trees and peek views alone.
  'monaco-editor/esm/vs/platform/list/browser/listService.js': {
    original: '244bf346cb58',
    source: `
      import { createDecorator } from '../../instantiation/common/instantiation.js';
      export const IListService = createDecorator('listService');
      ${lacks('ListService')}`,
  },
  'monaco-editor/esm/vs/platform/contextview/browser/contextMenuHandler.js': {
    original: '89b470e06b3d',
    source: `
      export class ContextMenuHandler {
        configure() {}
        showContextMenu(delegate) { delegate.onHide?.(true); }
      }`,
  },
  'monaco-editor/esm/vs/base/browser/ui/selectBox/selectBox.js': {
    original: 'c69ffdf81711',
    source: lacks('SelectBox', 'SeparatorSelectOption'),
  },
  // Claims have no definition to go to, and no colours to pick.
  'monaco-editor/esm/vs/editor/contrib/inlayHints/browser/inlayHintsLocations.js': {
    original: '1bb058a7b2c7',
    source: `
      export async function goToDefinitionWithLocation() {}
      export async function showGoToContextMenu() {}`,
  },
  'monaco-editor/esm/vs/editor/contrib/gotoSymbol/browser/link/goToDefinitionAtPosition.js': {
    original: '58907ecbcb62',
    source: `
      export class GotoDefinitionAtPositionEditorContribution {
        static ID = 'editor.contrib.gotodefinitionatposition';
        static get() { return null; }
      }`,
  },
  'monaco-editor/esm/vs/editor/contrib/colorPicker/browser/hoverColorPicker/hoverColorPicker.js': {
    original: 'af8914c38a17',
    source: 'export function isOnColorDecorator() { return false; }',
  },
  'monaco-editor/esm/vs/editor/contrib/colorPicker/browser/hoverColorPicker/hoverColorPickerParticipant.js':
    { original: 'ee68c0b4aca5', source: lacks('ColorHover', 'HoverColorPickerParticipant') },
  'monaco-editor/esm/vs/editor/contrib/inlineCompletions/browser/hintsWidget/inlineCompletionsHintsWidget.js':
    {
      original: 'ba75f4cae769',
      source: `
        export class InlineSuggestionHintsContentWidget { static dropDownVisible = false; }`,
    },
  // What Monaco is given to show is plain text, and stays so: no Markdown, no HTML, hence no sanitizer and no image.
  'monaco-editor/esm/vs/base/browser/markdownRenderer.js': {
    original: 'fdf0cfa607fa',
    source: `
      const text = (markdown) => (typeof markdown === 'string' ? markdown : (markdown?.value ?? ''));
      export function renderMarkdown(markdown, _options, target) {
        const element = target ?? document.createElement('div');
        element.replaceChildren(
          ...text(markdown).split('\\n\\n').map((words) => {
            const paragraph = document.createElement('p');
            paragraph.textContent = words;
            return paragraph;
          }),
        );
        return { element, dispose() {} };
      }
      export const renderAsPlaintext = text;`,
  },
  'monaco-editor/esm/vs/base/browser/domSanitize.js': {
    original: '52ab050b0d10',
    source: 'export function safeSetInnerHtml(element, words) { element.textContent = words; }',
  },
  'monaco-editor/esm/vs/editor/browser/widget/markdownRenderer/browser/editorMarkdownCodeBlockRenderer.js':
    { original: 'fbf1e31af238', source: lacks('EditorMarkdownCodeBlockRenderer') },
  // Links, word lists, colours and diffs are computed in a worker, or in the page where it cannot start: neither is wanted.
  'monaco-editor/esm/vs/editor/browser/services/editorWorkerService.js': {
    original: '64bf562c0e82',
    source: `
      export class EditorWorkerService {
        canComputeUnicodeHighlights() { return false; }
        canNavigateValueSet() { return false; }
        canComputeWordRanges() { return false; }
        async computedUnicodeHighlights() { return { ranges: [], hasMore: false, ambiguousCharacterCount: 0, invisibleCharacterCount: 0, nonBasicAsciiCharacterCount: 0 }; }
        async computeDiff() { return null; }
        async computeMoreMinimalEdits(_resource, edits) { return edits; }
        async navigateValueSet() { return null; }
        async computeWordRanges() { return null; }
        async findSectionHeaders() { return []; }
        async computeDefaultDocumentColors() { return null; }
        dispose() {}
      }
      ${lacks('EditorWorkerClient')}`,
  },
  // Rounded down, a line as wide as the field would wrap a column earlier than in the plain field.
  'monaco-editor/esm/vs/editor/browser/view/domLineBreaksComputer.js': {
    original: '2e3dd59bce15',
    source: (published) =>
      published.replace(
        'const overallWidth = Math.round(firstLineBreakColumn',
        'const overallWidth = Math.ceil(firstLineBreakColumn',
      ),
  },
  // Where the wrapper would load Monaco from if it were not handed one: nowhere.
  '@monaco-editor/loader/lib/es/config/index.js': {
    original: '6cb11a5481dd',
    source: "export default { paths: { vs: '' } };",
  },
};

/** The text to load instead of a file, or undefined for a file that stays as it is. */
export function replacementFor(file: string): string | undefined {
  const [path = ''] = file.split('?');
  const inside = path.replaceAll('\\', '/').split('/node_modules/').at(-1) ?? '';
  const source = Object.hasOwn(REPLACEMENTS, inside) ? REPLACEMENTS[inside]?.source : undefined;
  return typeof source === 'function' ? source(readFileSync(path, 'utf8')) : source;
}

export function monacoTrim(): Plugin {
  const trim = { name: 'monaco-trim', load: replacementFor };
  return {
    ...trim,
    enforce: 'pre',
    // The development server bundles Monaco ahead of time, past the plugins of the page.
    config: () => ({ optimizeDeps: { rolldownOptions: { plugins: [trim] } } }),
  };
}
