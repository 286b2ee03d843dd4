// A page beside the workbench: the one that the address names.
import { usePage } from '../state/page.ts';
import { late } from '../ui/late.tsx';

const Flow = late(async () => (await import('../panes/flow/Flow.tsx')).Flow);
const Pitfalls = late(async () => (await import('../panes/pitfalls/Pitfalls.tsx')).Pitfalls);
const RunItYourself = late(
  async () => (await import('../panes/run/RunItYourself.tsx')).RunItYourself,
);

export function PageBeside() {
  const [name] = usePage().split('/', 1);
  switch (name) {
    case 'flow':
      return <Flow />;
    case 'run':
      return <RunItYourself />;
    default:
      return <Pitfalls />;
  }
}
