// The words of the search for a secret in a file. Loaded late.

const number = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const secrets = (n: number) => `${number.format(n)} ${n === 1 ? 'secret' : 'secrets'}`;

export const enSecrets = {
  title: 'Try a list of secrets',
  lead: 'Each line of a file is tried as this token’s secret: as text, decoded from base64 and from hexadecimal, each with a line feed after it, too. The published ones have been tried. The file is read in this tab and never leaves it.',
  choose: 'Choose a file…',
  drop: 'or drop it here',
  stop: 'Stop',
  progress: (file: string) => `Trying ${file}`,
  tried: (n: number) => `${secrets(n)} tried`,
  rate: (n: number) => `${number.format(n)} a second`,
  left: (duration: string) => `${duration} left`,
  found: (n: number) => `Found, after ${secrets(n)}:`,
  readings: { utf8: '', base64: 'decoded from base64', hex: 'decoded from hexadecimal' },
  lineFeed: 'with a line feed after it',
  take: 'Use as key',
  none: (n: number) =>
    n === 1 ? 'The one secret there is not it.' : `None of the ${secrets(n)} is it.`,
  stopped: (n: number) => `Stopped after ${secrets(n)}: none of them was it.`,
  failed: 'The file could not be read to its end, or no worker could run.',
  tooLong: (n: number) =>
    `${n === 1 ? 'One line was' : `${number.format(n)} lines were`} too long to be a secret, and not tried.`,
} as const;
