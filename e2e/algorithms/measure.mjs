// One algorithm in the built page: a token is made with it, holds, and no longer does once changed. The page says who did it.
// Everything is asked of a tab by functions that run in the page, so that any program can drive the browser.

/**
 * @typedef {object} Tab
 * @property {<Given, Answer>(task: (given: Given) => Answer, given: Given) => Promise<Answer>} run
 *   Runs a function, which sees nothing but what it is given, in the page.
 */

/**
 * Who does the mathematics; `none`: nobody, for there is nothing to compute.
 * @typedef {'native' | 'fallback' | 'none'} Doer
 */

/**
 * A signature algorithm and a token to sign anew under it.
 * @typedef {{ use: 'signature', alg: string, token: string }} SignatureTask
 */

/**
 * An encryption, a token to encrypt, and a key that encrypts and decrypts; or a token encrypted by somebody else.
 * @typedef {{ use: 'key-management' | 'content-encryption', alg: string, enc: string, token: string, key: string,
 *   isMadeElsewhere?: boolean }} EncryptionTask
 */

/**
 * @param {Tab} tab On the page.
 * @param {SignatureTask | EncryptionTask} task
 * @returns {Promise<Doer>} Rejects when it cannot be done in this browser.
 */
export async function measure(tab, task) {
  if (task.use === 'signature') await makeSignature(tab, task);
  else await makeEncryption(tab, task);
  const seen = await until(tab, look, ({ isBusy, token, alg }) => {
    const isMade = task.use === 'signature' || task.isMadeElsewhere || token !== task.token;
    return !isBusy && isMade && alg === task.alg;
  });
  if (seen.verdict !== 'verified') throw new Error(`${task.alg}: ${seen.verdict}`);
  const fact = {
    signature: 'Done by',
    'key-management': 'Key reached by',
    'content-encryption': 'Content opened by',
  }[task.use];
  const doer = doerOf(seen.facts[fact]);
  await follow(tab, { token: change(seen.token), key: seen.key });
  const changed = await until(tab, look, ({ isBusy, token }) => !isBusy && token !== seen.token);
  if (changed.verdict !== 'failed') throw new Error(`${task.alg}, changed: ${changed.verdict}`);
  return doer;
}

/** @param {Tab} tab @param {SignatureTask} task */
async function makeSignature(tab, { alg, token }) {
  await follow(tab, { token });
  await press(tab, 'Generate');
  await press(tab, alg);
  await until(tab, has, (isThere) => isThere, `A new key for ${alg} is in the key field.`);
  await press(tab, 'Generate');
  await until(tab, look, ({ isBusy }) => !isBusy);
  await press(tab, `Sign with ${alg}`, 'Sign');
}

/** @param {Tab} tab @param {EncryptionTask} task */
async function makeEncryption(tab, { alg, enc, token, key, isMadeElsewhere }) {
  await follow(tab, { token, key });
  if (isMadeElsewhere) return;
  await until(tab, openEncrypt, (isOpen) => isOpen);
  await until(tab, choose, (isChosen) => isChosen, { Content: 'payload', alg, enc });
  await press(tab, 'Encrypt');
}

/** @param {string | undefined} words */
function doerOf(words) {
  if (words === undefined) return 'none';
  return words.startsWith('a library') ? 'fallback' : 'native';
}

/** Another character in the middle of the last part but the tag: of the signature, or of the ciphertext. @param {string} token */
function change(token) {
  const parts = token.split('.');
  const part = parts.length === 5 ? 3 : 2;
  const text = parts[part] ?? '';
  const at = Math.floor(text.length / 2);
  return parts
    .with(part, `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`)
    .join('.');
}

/** Follows a link in the page, and waits until it has been taken in. @param {Tab} tab @param {Record<string, string>} link */
export async function follow(tab, link) {
  const hash = new URLSearchParams(link).toString();
  await tab.run((given) => {
    location.hash = given;
  }, hash);
  await until(tab, look, ({ isBusy }) => !isBusy);
}

/** @param {Tab} tab @param {...string} names Of the button: one of them. */
async function press(tab, ...names) {
  await until(tab, click, (isDone) => isDone, names);
}

/**
 * Asks the page again until the answer is there.
 * @template Given, Answer
 * @param {Tab} tab
 * @param {(given: Given) => Answer} task
 * @param {(answer: Answer) => boolean} isThere
 * @param {Given} [given]
 * @returns {Promise<Answer>}
 */
export async function until(tab, task, isThere, given) {
  const end = Date.now() + 40_000;
  for (;;) {
    const answer = await tab.run(task, /** @type {Given} */ (given));
    if (isThere(answer)) return answer;
    if (Date.now() > end)
      throw new Error(`Still ${JSON.stringify({ given, answer }).slice(0, 300)}`);
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

// What runs in the page.

/** What the page shows now. */
export function look() {
  /** @type {(name: string) => string} */
  const fieldText = (name) => {
    const field = document.querySelector(`[aria-label="${name}"]`);
    return field instanceof HTMLTextAreaElement ? field.value : '';
  };
  const status = document.querySelector('[role=status][data-verdict]');
  const terms = document.querySelectorAll('[data-pane=signature] dt');
  const facts = [...terms].map((term) => [term.textContent, term.nextElementSibling?.textContent]);
  const { verdict = '', alg = '' } = status instanceof HTMLElement ? status.dataset : {};
  return {
    isBusy:
      location.hash.includes('=') || document.querySelector('[role=status][data-busy]') !== null,
    verdict,
    alg,
    token: fieldText('Encoded token'),
    key: fieldText('Key'),
    facts: /** @type {Record<string, string>} */ (Object.fromEntries(facts)),
  };
}

/** @param {readonly string[]} names */
function click(names) {
  const button = [...document.querySelectorAll('button')].find(
    (one) =>
      names.includes((one.getAttribute('aria-label') ?? one.textContent).trim()) && !one.disabled,
  );
  button?.click();
  return button !== undefined;
}

/** @param {string} text */
function has(text) {
  return document.body.textContent.includes(text);
}

function openEncrypt() {
  const summary = [...document.querySelectorAll('summary')].find(
    ({ textContent }) => textContent === 'Encrypt this token',
  );
  const details = summary?.parentElement;
  if (details instanceof HTMLDetailsElement) details.open = true;
  return details?.querySelector('select') !== null && details !== undefined;
}

/** @param {Readonly<Record<string, string>>} wishes The value of each choice, by its label. */
function choose(wishes) {
  return Object.entries(wishes).every(([label, value]) => {
    const select = [...document.querySelectorAll('label')]
      .find((one) => one.firstChild?.textContent === label)
      ?.querySelector('select');
    if (!select) return false;
    select.value = value;
    select.dispatchEvent(new Event('change', { bubbles: true }));
    return select.value === value;
  });
}
