// A page in WebKitGTK, driven over WebDriver: Playwright's own WebKit is not to be had everywhere.
// Debian: webkit2gtk-driver, and xvfb where there is no screen.
import { spawn } from 'node:child_process';

const BROWSER = process.env.WEBKIT ?? '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser';
const PORT = 4292;

/**
 * @param {string} method
 * @param {string} path
 * @param {object} [body]
 */
async function ask(method, path, body) {
  const response = await fetch(`http://127.0.0.1:${PORT}${path}`, {
    method,
    ...(body && { body: JSON.stringify(body) }),
  });
  const { value } = await response.json();
  if (value?.error) throw new Error(`${value.error}: ${value.message}`);
  return value;
}

/** Waits until the driver listens. @param {() => string} fault Why it never will. */
async function ready(fault) {
  const end = Date.now() + 30_000;
  for (;;) {
    const answer = await ask('GET', '/status').catch(() => undefined);
    if (answer?.ready) return;
    if (fault() !== '' || Date.now() > end) throw new Error(`WebKitWebDriver: ${fault()}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** A screen of its own where there is none; with all it starts in one group, so that all of it can be ended. */
function startDriver() {
  const command = ['WebKitWebDriver', `--port=${PORT}`];
  const [program = '', ...args] = process.env.DISPLAY ? command : ['xvfb-run', '-a', ...command];
  const child = spawn(program, args, { stdio: 'ignore', detached: true });
  let fault = '';
  child.once('error', ({ message }) => {
    fault = message;
  });
  child.once('exit', (code) => {
    fault ||= `${program} ended with ${code}`;
  });
  return {
    fault: () => fault,
    end: () => {
      if (child.pid !== undefined && fault === '') process.kill(-child.pid);
    },
  };
}

/**
 * Opens a page.
 * @param {string} url
 */
export async function openWebKit(url) {
  const driver = startDriver();
  try {
    await ready(driver.fault);
    const { sessionId, capabilities } = await ask('POST', '/session', {
      capabilities: {
        alwaysMatch: { 'webkitgtk:browserOptions': { binary: BROWSER, args: ['--automation'] } },
      },
    });
    const session = `/session/${sessionId}`;
    await ask('POST', `${session}/url`, { url });
    const [version = ''] = /^\d+\.\d+/.exec(capabilities.browserVersion) ?? [];
    return {
      version,
      /**
       * Runs a function, which sees nothing but what it is given, in the page.
       * @template Given, Answer
       * @param {(given: Given) => Answer} task
       * @param {Given} given
       * @returns {Promise<Answer>}
       */
      run: (task, given) =>
        ask('POST', `${session}/execute/sync`, {
          script: `return (${String(task)})(arguments[0])`,
          args: [given],
        }),
      /** @param {string} selector */
      async click(selector) {
        const element = await ask('POST', `${session}/element`, {
          using: 'css selector',
          value: selector,
        });
        await ask('POST', `${session}/element/${Object.values(element)[0]}/click`, {});
      },
      async close() {
        await ask('DELETE', session);
        driver.end();
      },
    };
  } catch (error) {
    driver.end();
    throw error;
  }
}
