// A page beside the workbench: the one that the address names.
import { usePage } from '../state/page.ts';
import { late } from '../ui/late.tsx';

const Flow = late(async () => (await import('../panes/flow/Flow.tsx')).Flow);
const Learn = late(async () => (await import('./Learn.tsx')).Learn);
const Measure = late(async () => (await import('../panes/measure/Measure.tsx')).Measure);
const Pitfalls = late(async () => (await import('../panes/pitfalls/Pitfalls.tsx')).Pitfalls);
const RunItYourself = late(
  async () => (await import('../panes/run/RunItYourself.tsx')).RunItYourself,
);
const Storage = late(async () => (await import('../panes/storage/Storage.tsx')).Storage);

export function PageBeside() {
  switch (usePage().split('/', 1)[0]) {
    case 'flow':
      return <Flow />;
    case 'learn':
      return <Learn />;
    case 'measure':
      return <Measure />;
    case 'run':
      return <RunItYourself />;
    case 'storage':
      return <Storage />;
    default:
      return <Pitfalls />;
  }
}
