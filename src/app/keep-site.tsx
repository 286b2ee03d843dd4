// Loaded when nobody waits for anything: has the site kept, and shows when a newer version of it is there.
import { createRoot } from 'react-dom/client';
import { keepSite } from '../state/site.ts';
import { UpdateNotice } from './UpdateNotice.tsx';

const place = document.body.appendChild(document.createElement('div'));
createRoot(place).render(<UpdateNotice />);

// In development there are no files to keep, and each edit would be a newer version.
if (import.meta.env.PROD) {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(() => void keepSite());
  else void keepSite();
}
