// Where /authorize sends back to: hands its address to the page that asked, takes the code out of its own, and closes.
import { isTaken, openReturnChannel, type Returned } from './return-protocol.ts';

const WORDS = 'The page that asked for this sign-in is not open any more. Close this tab.';

const { href, pathname } = location;
// No code stays in the history (RFC 9700 §4.2.4).
history.replaceState(null, '', pathname);

const channel = openReturnChannel();
channel.addEventListener('message', ({ data }) => {
  if (isTaken(data)) close();
});
channel.postMessage({ kind: 'returned', url: href } satisfies Returned);

addEventListener('DOMContentLoaded', () => {
  document.body.textContent = WORDS;
});
