// The Debian packages of the partners, and of what runs the downloads: which are missing, and installing them. `node e2e/interop/install.mjs` does it.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Each partner's packages, by its name. The npm partner comes with `npm ci`. */
export const PACKAGES = {
  PyJWT: ['python3-jwt', 'python3-cryptography'],
  jwcrypto: ['python3-jwcrypto'],
  'ruby-jwt': ['ruby', 'ruby-jwt'],
  'golang-jwt': ['golang-go', 'golang-github-golang-jwt-jwt-dev'],
  jose: ['jose'],
  jsonwebtoken: [],
  openssl: ['openssl'],
  Flask: ['python3-flask', 'python3-jwt', 'python3-cryptography'],
  shell: ['curl', 'openssl'],
};

/** @typedef {keyof typeof PACKAGES} PartnerName */

/**
 * The packages that are not there.
 * @param {readonly PartnerName[]} [partners] All of them when absent.
 */
export function missingPackages(partners = /** @type {PartnerName[]} */ (Object.keys(PACKAGES))) {
  return partners.flatMap((name) => PACKAGES[name]).filter((name) => !isInstalled(name));
}

/** @param {string} name */
function isInstalled(name) {
  const asked = spawnSync('dpkg-query', ['-W', '-f', '${db:Status-Status}', name], {
    encoding: 'utf8',
  });
  return asked.stdout === 'installed';
}

/**
 * Installs what is missing.
 * @param {readonly PartnerName[]} [partners] All of them when absent.
 * @returns {string | undefined} Why something still is; nothing when all is there.
 */
export function installPackages(partners) {
  const missing = missingPackages(partners);
  if (missing.length === 0) return undefined;
  const wanted = `missing: ${missing.join(' ')}`;
  if (!existsSync('/usr/bin/apt-get')) return `${wanted}; this machine has no apt-get`;
  if (process.getuid?.() !== 0) return `${wanted}; only root can install packages`;
  run(['-qq', 'update']);
  run(['-qq', '-y', '--no-install-recommends', 'install', ...missing]);
  const still = missingPackages(partners);
  return still.length === 0 ? undefined : `apt-get could not install ${still.join(' ')}`;
}

/** @param {readonly string[]} args */
function run(args) {
  spawnSync('apt-get', args, {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', 'ignore', 'inherit'],
    timeout: 300_000,
    killSignal: 'SIGKILL',
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const fault = installPackages();
  console.log(fault ?? 'The Debian packages of all partners are there.');
  process.exitCode = fault === undefined ? 0 : 1;
}
