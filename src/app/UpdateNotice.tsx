// Says that a newer version of the site is there. The page is opened anew only when the person says so.
import { enUpdate } from '../locales/en-update.ts';
import { putOffUpdate, takeUpdate, useSiteUpdate } from '../state/site.ts';
import { Button } from '../ui/Button.tsx';
import './update-notice.css';

export function UpdateNotice() {
  const isThere = useSiteUpdate();
  return (
    <div role="status" aria-label={enUpdate.label} className="update-notice">
      {isThere && (
        <div>
          <p>{enUpdate.words}</p>
          <Button className="border border-line-2" onClick={takeUpdate}>
            {enUpdate.reload}
          </Button>
          <Button onClick={putOffUpdate}>{enUpdate.later}</Button>
        </div>
      )}
    </div>
  );
}
