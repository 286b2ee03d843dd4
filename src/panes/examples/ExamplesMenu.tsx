// Tokens to learn from, signed in the page at the moment they are chosen.
import { en } from '../../locales/en.ts';
import { Popover } from '../../ui/Popover.tsx';
import { late } from '../../ui/late.tsx';

const ExampleList = late(async () => (await import('./ExampleList.tsx')).ExampleList);

export function ExamplesMenu() {
  return (
    <Popover label={en.examples.title} title={en.examples.title} shortcut="Control+Shift+E">
      <ExampleList />
    </Popover>
  );
}
