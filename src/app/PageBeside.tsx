// A page beside the workbench: the one that the address names.
import { usePage } from '../state/page.ts';
import { late } from '../ui/late.tsx';

const Flow = late(async () => (await import('../panes/flow/Flow.tsx')).Flow);
const Pitfalls = late(async () => (await import('../panes/pitfalls/Pitfalls.tsx')).Pitfalls);

export function PageBeside() {
  return usePage().split('/', 1)[0] === 'flow' ? <Flow /> : <Pitfalls />;
}
