/** Long enough that nobody is typing any more: no password and no thousands of secrets are tried at every keystroke. */
const CALM_MS = 400;

/** Waits until the person has paused, or asked something else. */
export function calm(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, CALM_MS);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
