// The editor's colours, for the page's light and dark. The background is the page's own and shows through.
import type { editor } from 'monaco-editor/editor';

interface Palette {
  readonly base: editor.BuiltinTheme;
  readonly key: string;
  readonly string: string;
  readonly number: string;
  readonly keyword: string;
  readonly delimiter: string;
  readonly text: string;
  readonly inlay: string;
  readonly placeholder: string;
  readonly error: string;
  readonly warning: string;
  readonly info: string;
  readonly link: string;
  readonly selection: string;
  readonly unfocusedSelection: string;
  readonly line: string;
  readonly match: string;
  readonly widget: string;
  readonly widgetBorder: string;
  readonly chosen: string;
  readonly slider: string;
}

export type ThemeName = 'light' | 'dark';

export const PALETTES = {
  light: {
    base: 'vs',
    key: '#5b3fc4',
    string: '#0a6b3d',
    number: '#9a3412',
    keyword: '#0a6a78',
    delimiter: '#4b5563',
    text: '#1b1e23',
    inlay: '#595959',
    placeholder: '#5c626b',
    error: '#b3231b',
    warning: '#8a5000',
    info: '#1d56c4',
    link: '#1d56c4',
    selection: '#cfe0ff',
    unfocusedSelection: '#e4e9f2',
    line: '#0000000a',
    match: '#ffe28a',
    widget: '#ffffff',
    widgetBorder: '#c9c9c3',
    chosen: '#dbe7ff',
    slider: '#00000038',
  },
  dark: {
    base: 'vs-dark',
    key: '#b7a6ff',
    string: '#7fd8a4',
    number: '#f2b45c',
    keyword: '#5ed3e2',
    delimiter: '#b0b6c0',
    text: '#e7e9ec',
    inlay: '#b0b0b0',
    placeholder: '#9da5b1',
    error: '#ff8d84',
    warning: '#f2b45c',
    info: '#8ab4ff',
    link: '#8ab4ff',
    selection: '#26447a',
    unfocusedSelection: '#262d3a',
    line: '#ffffff0a',
    match: '#4a3d10',
    widget: '#15181d',
    widgetBorder: '#3c434e',
    chosen: '#24345a',
    slider: '#ffffff38',
  },
} as const satisfies Record<ThemeName, Palette>;

const CLEAR = '#00000000';

export function themeFor(name: ThemeName): editor.IStandaloneThemeData {
  const palette = PALETTES[name];
  return {
    base: palette.base,
    // Monaco's own rules for JSON are more precise than these and would win.
    inherit: false,
    rules: [
      { token: '', foreground: palette.text.slice(1) },
      { token: 'string.key', foreground: palette.key.slice(1) },
      { token: 'string.value', foreground: palette.string.slice(1) },
      { token: 'number', foreground: palette.number.slice(1) },
      { token: 'keyword', foreground: palette.keyword.slice(1) },
      { token: 'delimiter', foreground: palette.delimiter.slice(1) },
    ],
    colors: {
      focusBorder: palette.link,
      'editor.background': CLEAR,
      'editor.foreground': palette.text,
      'editorGutter.background': CLEAR,
      'editorGutter.foldingControlForeground': palette.placeholder,
      'editorCursor.foreground': palette.text,
      'editor.lineHighlightBackground': palette.line,
      'editor.lineHighlightBorder': CLEAR,
      'editor.selectionBackground': palette.selection,
      'editor.inactiveSelectionBackground': palette.unfocusedSelection,
      'editor.findMatchBackground': palette.match,
      'editor.findMatchHighlightBackground': palette.match,
      'editor.rangeHighlightBackground': palette.line,
      'editor.foldBackground': palette.line,
      'editor.placeholder.foreground': palette.placeholder,
      'editorInlayHint.foreground': palette.inlay,
      'editorInlayHint.background': CLEAR,
      // One colour for brackets of every depth, another for one that has no partner.
      ...Object.fromEntries(
        [1, 2, 3, 4, 5, 6].map((n) => [`editorBracketHighlight.foreground${n}`, palette.delimiter]),
      ),
      'editorBracketHighlight.unexpectedBracket.foreground': palette.error,
      'editorBracketMatch.background': palette.line,
      'editorBracketMatch.border': palette.placeholder,
      'editorError.foreground': palette.error,
      'editorWarning.foreground': palette.warning,
      'editorInfo.foreground': palette.info,
      'editorLightBulb.foreground': palette.warning,
      'editorLightBulbAutoFix.foreground': palette.info,
      'editorWidget.background': palette.widget,
      'editorWidget.foreground': palette.text,
      'editorWidget.border': palette.widgetBorder,
      'editorHoverWidget.background': palette.widget,
      'editorHoverWidget.foreground': palette.text,
      'editorHoverWidget.border': palette.widgetBorder,
      'editorHoverWidget.statusBarBackground': palette.widget,
      'editorSuggestWidget.background': palette.widget,
      'editorSuggestWidget.foreground': palette.text,
      'editorSuggestWidget.border': palette.widgetBorder,
      'editorSuggestWidget.selectedBackground': palette.chosen,
      'editorSuggestWidget.selectedForeground': palette.text,
      'editorSuggestWidget.highlightForeground': palette.link,
      'editorSuggestWidget.focusHighlightForeground': palette.link,
      'editorActionList.background': palette.widget,
      'editorActionList.foreground': palette.text,
      'editorActionList.focusBackground': palette.chosen,
      'editorActionList.focusForeground': palette.text,
      'menu.background': palette.widget,
      'menu.foreground': palette.text,
      'list.hoverBackground': palette.unfocusedSelection,
      'list.hoverForeground': palette.text,
      descriptionForeground: palette.placeholder,
      'icon.foreground': palette.text,
      'editorMarkerNavigation.background': palette.widget,
      'input.background': palette.widget,
      'input.foreground': palette.text,
      'input.placeholderForeground': palette.placeholder,
      'textLink.foreground': palette.link,
      'textLink.activeForeground': palette.link,
      'scrollbarSlider.background': palette.slider,
      'scrollbarSlider.hoverBackground': palette.placeholder,
      'scrollbarSlider.activeBackground': palette.placeholder,
    },
  };
}
