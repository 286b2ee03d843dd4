// A token may ask for more work than a stranger should: it is done only when the person says so, and can be ended.
import { enIterations } from '../../locales/en-late.ts';
import { allowIterations } from '../../state/inner-tokens.ts';
import { useInspection } from '../../state/inspection-store.ts';
import { useWorkspace } from '../../state/workspace-store.ts';
import { Button } from '../../ui/Button.tsx';

export function Iterations() {
  const allowed = useWorkspace(({ allowedIterations }) => allowedIterations);
  const isAnswered = useInspection((state) => state.isAnswered);
  const attempts = useInspection((state) => state.inspection?.verification?.attempts);
  const refused = attempts?.find(({ reason }) => reason?.code === 'too-many-iterations');
  if (allowed !== undefined && !isAnswered) {
    return (
      <p role="status" className="pb-2">
        {enIterations.busy(allowed)}{' '}
        <Button className="bg-paper-2" onClick={() => allowIterations(undefined)}>
          {enIterations.cancel}
        </Button>
      </p>
    );
  }
  const wanted = Number(refused?.reason?.values?.seen);
  if (!(wanted > 0)) return null;
  return (
    <p className="pb-2 text-ink-2">
      <Button className="bg-paper-2" onClick={() => allowIterations(wanted)}>
        {enIterations.allow(wanted)}
      </Button>{' '}
      {enIterations.hint}
    </p>
  );
}
