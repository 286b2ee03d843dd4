// Finds a Chromium on this machine, or gets one, and remembers where it is. `node e2e/browser.mjs` says which one it took.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const cache = fileURLToPath(new URL('../node_modules/.cache/', import.meta.url));
const remembered = path.join(cache, 'browser.json');

/**
 * @typedef {object} Browser
 * @property {string} executablePath
 * @property {Record<string, string>} env What the executable needs beside the usual environment.
 * @property {string} origin Where it came from, in words.
 */

/** @returns {Promise<Browser>} */
export async function ensureChromium() {
  const known = recall();
  if (known) return known;
  const browser =
    (await findInstalled()) ?? (await download()) ?? fromDebian() ?? (await fromNpm());
  if (!browser) {
    throw new Error(
      'No Chromium could be found or installed. Set CHROMIUM_PATH to the executable of a Chromium or Chrome, ' +
        'or run: npx playwright install --with-deps chromium',
    );
  }
  mkdirSync(cache, { recursive: true });
  writeFileSync(remembered, JSON.stringify(browser));
  return browser;
}

/** Firefox is used when it is there; nobody has to install it. */
export function findFirefox() {
  return [process.env.FIREFOX_PATH, ...inPath(['firefox-esr', 'firefox'])].find(
    (file) => file && existsSync(file),
  );
}

/** @returns {Browser | undefined} */
function recall() {
  if (process.env.CHROMIUM_PATH || !existsSync(remembered)) return undefined;
  const browser = JSON.parse(readFileSync(remembered, 'utf8'));
  return existsSync(browser.executablePath) ? browser : undefined;
}

/** @returns {Promise<Browser | undefined>} */
async function findInstalled() {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
  const places = [
    process.env.CHROMIUM_PATH,
    process.env.CHROME_PATH,
    ...inPath(names),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    'C:/Program Files/Google/Chrome/Application/chrome.exe',
  ];
  const executablePath = places.find((file) => file && existsSync(file) && starts(file));
  if (executablePath) return { executablePath, env: {}, origin: 'installed on this machine' };
  return playwrightsOwn();
}

/** @returns {Promise<Browser | undefined>} */
async function playwrightsOwn() {
  const { chromium } = await import('@playwright/test');
  const executablePath = chromium.executablePath();
  if (!existsSync(executablePath) || !starts(executablePath)) return undefined;
  return { executablePath, env: {}, origin: 'downloaded by Playwright' };
}

/** @returns {Promise<Browser | undefined>} */
async function download() {
  const mayInstallLibraries = isRoot() || succeeds('sudo', ['-n', 'true'], { stdio: 'ignore' });
  const flags = process.platform === 'linux' && mayInstallLibraries ? ['--with-deps'] : [];
  const cli = fileURLToPath(new URL('../node_modules/@playwright/test/cli.js', import.meta.url));
  console.log('No Chromium found: asking Playwright for one …');
  for (const args of [flags, ...(flags.length > 0 ? [[]] : [])]) {
    const done = succeeds(process.execPath, [cli, 'install', ...args, 'chromium']);
    const browser = done ? await playwrightsOwn() : undefined;
    if (browser) return browser;
  }
  return undefined;
}

/** @returns {Browser | undefined} */
function fromDebian() {
  if (process.platform !== 'linux' || !isRoot() || !existsSync('/usr/bin/apt-get'))
    return undefined;
  console.log("Trying the system's own package …");
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  succeeds('apt-get', ['-qq', 'update'], { env });
  succeeds('apt-get', ['-qq', '-y', '--no-install-recommends', 'install', 'chromium'], { env });
  const executablePath = '/usr/bin/chromium';
  if (!existsSync(executablePath) || !starts(executablePath)) return undefined;
  return { executablePath, env: {}, origin: "installed from the system's packages" };
}

/** A Chromium that lies in an npm package, for machines that reach nothing but the npm registry. */
async function fromNpm() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  console.log('Trying a Chromium from an npm package …');
  const folder = path.join(cache, 'chromium');
  mkdirSync(folder, { recursive: true });
  const flags = ['--no-save', '--no-package-lock', '--no-audit', '--no-fund', '--prefix', folder];
  if (!succeeds('npm', ['install', ...flags, '@sparticuz/chromium@153.0.0'])) return undefined;
  const root = path.join(folder, 'node_modules/@sparticuz/chromium');
  // It unpacks into a folder of a fixed name below the temporary directory, which other users share.
  process.env.TMPDIR = folder;
  const packaged = await import(pathToFileURL(path.join(root, 'build/index.js')).href);
  const executablePath = await packaged.default.executablePath(path.join(root, 'bin'));
  await packaged.inflate(path.join(root, 'bin/al2023.tar.br'));
  const env = {
    LD_LIBRARY_PATH: path.join(folder, 'al2023/lib'),
    FONTCONFIG_PATH: path.join(folder, 'fonts'),
  };
  if (!starts(executablePath, env)) return undefined;
  return { executablePath, env, origin: 'unpacked from the npm package @sparticuz/chromium' };
}

/**
 * @param {string} file
 * @param {Record<string, string>} [env]
 */
function starts(file, env = {}) {
  // Windows' Chrome opens a window instead of answering.
  if (process.platform === 'win32') return true;
  try {
    const answer = execFileSync(file, ['--version', '--no-sandbox'], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: 30_000,
    });
    return /\d+\.\d+/.test(answer.toString());
  } catch {
    return false;
  }
}

/** @param {readonly string[]} names */
function inPath(names) {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
}

function isRoot() {
  return process.getuid?.() === 0;
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnSyncOptions} [options]
 */
function succeeds(command, args, options = {}) {
  return (
    spawnSync(command, args, {
      stdio: ['ignore', 'inherit', 'inherit'],
      timeout: 300_000,
      killSignal: 'SIGKILL',
      ...options,
    }).status === 0
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { executablePath, origin } = await ensureChromium();
  const firefox = findFirefox();
  console.log(`Chromium: ${executablePath} (${origin})`);
  console.log(firefox ? `Firefox: ${firefox}` : 'Firefox: not found, its tests are left out');
}
