// The name, the promise, and the few things that are not about one token.
import { ExamplesMenu } from '../panes/examples/ExamplesMenu.tsx';
import { NetworkActivity } from '../panes/network/NetworkActivity.tsx';
import { PageLinks } from './PageLinks.tsx';
import { Shortcuts } from './Shortcuts.tsx';
import { ThemeSwitch } from './ThemeSwitch.tsx';

export function TopBar() {
  return (
    <header className="flex min-h-11 shrink-0 flex-wrap items-center gap-x-3 border-b border-line px-4 max-sm:gap-x-1">
      <p className="text-sm font-bold tracking-tight">
        <span className="text-header">jot</span>
        <span className="text-payload">.</span>
        <span className="text-signature">lab</span>
      </p>
      <PageLinks />
      <NetworkActivity />
      <span className="flex-1" />
      <ExamplesMenu />
      <Shortcuts />
      <ThemeSwitch />
    </header>
  );
}
