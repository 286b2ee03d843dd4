// The words of the shortcut list, apart because they are loaded late.
export const SHORTCUTS = {
  close: 'Close',
  singleKeys: 'Shortcuts of a single key are on',
  kept: (version: string) => `Version ${version} is kept: it opens without a network too.`,
  notKept: 'The site is not kept for use without a network yet.',
  list: [
    ['?', 'This list'],
    ['F6', 'Next pane'],
    ['Shift+F6', 'Pane before'],
    ['Ctrl+Enter', 'Sign header and payload with the key'],
    ['Ctrl+Shift+E', 'Examples'],
    ['Arrow keys', 'On a divider: resize the panes'],
    ['Tab', 'Leaves an editor'],
    ['Ctrl+Space', 'In an editor: what can stand here'],
    ['Ctrl+.', 'In an editor: repair what is marked'],
    ['F8', 'In an editor: next finding'],
  ],
} as const;
