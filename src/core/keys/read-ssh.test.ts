import { createPublicKey, verify } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { describeKey, describeKeyEncoding } from './describe-key.ts';
import { describeKeyProblem } from './describe-key-problem.ts';
import { privateJwk } from './private-jwk.ts';
import { publicJwk } from './public-jwk.ts';
import { readKey } from './read-key.ts';

/**
 * `ssh-keygen -q -t rsa -b 1024 -N '' -C me@example.com -f key`, and so on; `spki` is `ssh-keygen -e -m PKCS8 -f key.pub`,
 * for Ed25519, which it does not write so, RFC 8410 around the last 32 octets. Made for this test.
 */
const KEYS = [
  {
    alg: 'RS256',
    words: 'RSA %s key, 1024 bits',
    file: `-----BEGIN OPENSSH PRIVATE KEY-----
b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAlwAAAAdzc2gtcn
NhAAAAAwEAAQAAAIEAyHvIEzkqJjMxVVIxewg500iVFbwnf1B+d69rFXnFnKO8l0uUoVBJ
tbh6yO0uorX7zArVQTSv+ZwD0DnxW8rTZUMjSU15CUpQ1a1TpuTOL+tqvIxuR2tLmv1DtP
YbA0CVId0+D5sf+AIS6ugTmb2F0Be52Q+VBDRbtdgotWhGOnUAAAIITOhRi0zoUYsAAAAH
c3NoLXJzYQAAAIEAyHvIEzkqJjMxVVIxewg500iVFbwnf1B+d69rFXnFnKO8l0uUoVBJtb
h6yO0uorX7zArVQTSv+ZwD0DnxW8rTZUMjSU15CUpQ1a1TpuTOL+tqvIxuR2tLmv1DtPYb
A0CVId0+D5sf+AIS6ugTmb2F0Be52Q+VBDRbtdgotWhGOnUAAAADAQABAAAAgGm08mJIYt
PvbBSbmOFRDgQ8Ifdq1LyJOZVrlZ+mLC6SGq7/N+fySFsbYQouHMfIAnKsR5Lw79RBkbUp
x/vpLponx42RVi8nhfknyZVq3DjlAiLcx4QaztJpcX4rVZuQND1wewjifZi/a9qUJ9dQ90
3YBRhanwbPHPYp1YcrPdvFAAAAQGaclQwP5KAlzrH6j4A0yL3jw2mzRH9yH3cGp6O/iTc2
QlY6fOzAU9UVaqXLojoqYMyxePkvj3v3govWAZJqK5cAAABBAOqFxekQCm9g3QOY8OHfn6
1T1QAN8cBQvg3bQ74LbGKy7mYL08cGs6NZpSwKstv4Y+tYPLA5Ob/Zbnpf3jScw5MAAABB
ANrX/F243No7jhYeCPIy5Mdrk7MmRJEUl07vAV323jRR3UFVRAS1pqDoGA+omHa3sl3GKd
E5XEZx1ln8fDC6XtcAAAAObWVAZXhhbXBsZS5jb20BAgMEBQ==
-----END OPENSSH PRIVATE KEY-----`,
    line: 'ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAgQDIe8gTOSomMzFVUjF7CDnTSJUVvCd/UH53r2sVecWco7yXS5ShUEm1uHrI7S6itfvMCtVBNK/5nAPQOfFbytNlQyNJTXkJSlDVrVOm5M4v62q8jG5Ha0ua/UO09hsDQJUh3T4Pmx/4AhLq6BOZvYXQF7nZD5UENFu12Ci1aEY6dQ== me@example.com',
    spki: `-----BEGIN PUBLIC KEY-----
MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDIe8gTOSomMzFVUjF7CDnTSJUV
vCd/UH53r2sVecWco7yXS5ShUEm1uHrI7S6itfvMCtVBNK/5nAPQOfFbytNlQyNJ
TXkJSlDVrVOm5M4v62q8jG5Ha0ua/UO09hsDQJUh3T4Pmx/4AhLq6BOZvYXQF7nZ
D5UENFu12Ci1aEY6dQIDAQAB
-----END PUBLIC KEY-----`,
  },
  {
    alg: 'ES256',
    words: 'EC P-256 %s key',
    file: `-----BEGIN OPENSSH PRIVATE KEY-----
b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAaAAAABNlY2RzYS
1zaGEyLW5pc3RwMjU2AAAACG5pc3RwMjU2AAAAQQSsp4pgFPx8hWuoOKkRJ8yCly0iAFfV
1KKlnCTr//M+NYnCT3elRzGK/SSxGBiCXhNJnMpC/KdTDe7EKZsKKbQqAAAAqP+ks+T/pL
PkAAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBKynimAU/HyFa6g4
qREnzIKXLSIAV9XUoqWcJOv/8z41icJPd6VHMYr9JLEYGIJeE0mcykL8p1MN7sQpmwoptC
oAAAAhAIzkJwSqOGgaKuJNQj76rA3ImIFIeP2OSrt14vV2FMWRAAAADm1lQGV4YW1wbGUu
Y29tAQ==
-----END OPENSSH PRIVATE KEY-----`,
    line: 'ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBKynimAU/HyFa6g4qREnzIKXLSIAV9XUoqWcJOv/8z41icJPd6VHMYr9JLEYGIJeE0mcykL8p1MN7sQpmwoptCo= me@example.com',
    spki: `-----BEGIN PUBLIC KEY-----
MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAErKeKYBT8fIVrqDipESfMgpctIgBX
1dSipZwk6//zPjWJwk93pUcxiv0ksRgYgl4TSZzKQvynUw3uxCmbCim0Kg==
-----END PUBLIC KEY-----`,
  },
  {
    alg: 'ES384',
    words: 'EC P-384 %s key',
    file: `-----BEGIN OPENSSH PRIVATE KEY-----
b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAiAAAABNlY2RzYS
1zaGEyLW5pc3RwMzg0AAAACG5pc3RwMzg0AAAAYQQEfVsOiLqXl8EVrkWNxaClZA7ustgZ
jg6T5fUJcIS4OIUWqKuaI7iRVYsifmLvaO932vQZVJ2v7Gg62KbtvAkh+mpEiRrI2FmIoy
x5/Xgum5Vp2EBfRkqWHpMdPxqSZRQAAADYFS7iJBUu4iQAAAATZWNkc2Etc2hhMi1uaXN0
cDM4NAAAAAhuaXN0cDM4NAAAAGEEBH1bDoi6l5fBFa5FjcWgpWQO7rLYGY4Ok+X1CXCEuD
iFFqirmiO4kVWLIn5i72jvd9r0GVSdr+xoOtim7bwJIfpqRIkayNhZiKMsef14LpuVadhA
X0ZKlh6THT8akmUUAAAAMGrzdE7hIRR1KJI8xKhS3CkdZoANoe3+krjEeHd3Wvu/Rpgsks
giKWH3UOP5KrNipgAAAA5tZUBleGFtcGxlLmNvbQEC
-----END OPENSSH PRIVATE KEY-----`,
    line: 'ecdsa-sha2-nistp384 AAAAE2VjZHNhLXNoYTItbmlzdHAzODQAAAAIbmlzdHAzODQAAABhBAR9Ww6IupeXwRWuRY3FoKVkDu6y2BmODpPl9QlwhLg4hRaoq5ojuJFViyJ+Yu9o73fa9BlUna/saDrYpu28CSH6akSJGsjYWYijLHn9eC6blWnYQF9GSpYekx0/GpJlFA== me@example.com',
    spki: `-----BEGIN PUBLIC KEY-----
MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAEBH1bDoi6l5fBFa5FjcWgpWQO7rLYGY4O
k+X1CXCEuDiFFqirmiO4kVWLIn5i72jvd9r0GVSdr+xoOtim7bwJIfpqRIkayNhZ
iKMsef14LpuVadhAX0ZKlh6THT8akmUU
-----END PUBLIC KEY-----`,
  },
  {
    alg: 'ES512',
    words: 'EC P-521 %s key',
    file: `-----BEGIN OPENSSH PRIVATE KEY-----
b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAArAAAABNlY2RzYS
1zaGEyLW5pc3RwNTIxAAAACG5pc3RwNTIxAAAAhQQBdo6vvs3imqP3VVVLbX7LTkKlNteC
bEhDJWTYg331FyU8hu27JA8OGR1joSOl73WLKaZ/A0cRjJ4Zu+mcU1YHYasA8J973vh+Gr
w2rXnrH9v0xy5nNgvr41n7NT61sLmpZ7SBIZq0DCcyfk9Qc+ShdPi34HsxiNNW2JEIrn2E
MYswjlsAAAEQ7kgzPe5IMz0AAAATZWNkc2Etc2hhMi1uaXN0cDUyMQAAAAhuaXN0cDUyMQ
AAAIUEAXaOr77N4pqj91VVS21+y05CpTbXgmxIQyVk2IN99RclPIbtuyQPDhkdY6Ejpe91
iymmfwNHEYyeGbvpnFNWB2GrAPCfe974fhq8Nq156x/b9McuZzYL6+NZ+zU+tbC5qWe0gS
GatAwnMn5PUHPkoXT4t+B7MYjTVtiRCK59hDGLMI5bAAAAQgC3p2OjN1FyWYmw9KRKMExq
OZHhJYFWJeJHT7DJ3K388bGjXEbz6RizfnMNaDp9JlvVdf5mXYa7oywyiMIu66rdGAAAAA
5tZUBleGFtcGxlLmNvbQECAwQ=
-----END OPENSSH PRIVATE KEY-----`,
    line: 'ecdsa-sha2-nistp521 AAAAE2VjZHNhLXNoYTItbmlzdHA1MjEAAAAIbmlzdHA1MjEAAACFBAF2jq++zeKao/dVVUttfstOQqU214JsSEMlZNiDffUXJTyG7bskDw4ZHWOhI6XvdYsppn8DRxGMnhm76ZxTVgdhqwDwn3ve+H4avDateesf2/THLmc2C+vjWfs1PrWwualntIEhmrQMJzJ+T1Bz5KF0+LfgezGI01bYkQiufYQxizCOWw== me@example.com',
    spki: `-----BEGIN PUBLIC KEY-----
MIGbMBAGByqGSM49AgEGBSuBBAAjA4GGAAQBdo6vvs3imqP3VVVLbX7LTkKlNteC
bEhDJWTYg331FyU8hu27JA8OGR1joSOl73WLKaZ/A0cRjJ4Zu+mcU1YHYasA8J97
3vh+Grw2rXnrH9v0xy5nNgvr41n7NT61sLmpZ7SBIZq0DCcyfk9Qc+ShdPi34Hsx
iNNW2JEIrn2EMYswjls=
-----END PUBLIC KEY-----`,
  },
  {
    alg: 'EdDSA',
    words: 'Ed25519 %s key',
    file: `-----BEGIN OPENSSH PRIVATE KEY-----
b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW
QyNTUxOQAAACDOZUFzkYFuoGdUgXmio/snCBTpwxFUOA0CM2l5thh5egAAAJiBxzvcgcc7
3AAAAAtzc2gtZWQyNTUxOQAAACDOZUFzkYFuoGdUgXmio/snCBTpwxFUOA0CM2l5thh5eg
AAAEBC54lFQOKNGQhUyvTF/98poJRitEEXuy2DLglqdZzFXc5lQXORgW6gZ1SBeaKj+ycI
FOnDEVQ4DQIzaXm2GHl6AAAADm1lQGV4YW1wbGUuY29tAQIDBAUGBw==
-----END OPENSSH PRIVATE KEY-----`,
    line: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIM5lQXORgW6gZ1SBeaKj+ycIFOnDEVQ4DQIzaXm2GHl6 me@example.com',
    spki: `-----BEGIN PUBLIC KEY-----
MCowBQYDK2VwAyEAzmVBc5GBbqBnVIF5oqP7JwgU6cMRVDgNAjNpebYYeXo=
-----END PUBLIC KEY-----`,
  },
] as const;

/** `ssh-keygen -e -f key.pub` of the P-256 key. */
const SSH2 = `---- BEGIN SSH2 PUBLIC KEY ----
Comment: "256-bit ECDSA, converted by root@vm from OpenSSH"
AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBKynimAU/HyFa6g4qR
EnzIKXLSIAV9XUoqWcJOv/8z41icJPd6VHMYr9JLEYGIJeE0mcykL8p1MN7sQpmwoptCo=
---- END SSH2 PUBLIC KEY ----`;

const [RSA, P256, , , ED25519] = KEYS;

describe.each(KEYS)('OpenSSH: $words', ({ alg, words, file, line, spki }) => {
  const expected = createPublicKey(spki).export({ format: 'jwk' });

  test('a public line is the key that ssh-keygen exports', async () => {
    const reading = readKey(line, 'auto');
    expect(reading.problems).toEqual([]);
    expect(reading.keys.map(describeKey)).toEqual([words.replace('%s', 'public')]);
    expect(describeKeyEncoding(reading)).toBe('OpenSSH, public key');
    expect(await publicJwk(reading.keys[0]!)).toEqual(expected);
    expect(reading.keys[0]?.kid).toBeUndefined();
  });

  test('a private file is its private half, whole', async () => {
    const reading = readKey(file, 'auto');
    expect(reading.problems).toEqual([]);
    expect(reading.keys.map(describeKey)).toEqual([words.replace('%s', 'private')]);
    expect(describeKeyEncoding(reading)).toBe('OpenSSH, private key');
    const [key] = reading.keys;
    expect(await publicJwk(key!)).toEqual(expected);
    const params =
      alg === 'RS256'
        ? { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
        : alg === 'EdDSA'
          ? { name: 'Ed25519' }
          : { name: 'ECDSA', namedCurve: key!.curve!, hash: 'SHA-256' };
    const imported = await crypto.subtle.importKey('jwk', privateJwk(key!), params, false, [
      'sign',
    ]);
    const input = new TextEncoder().encode('text');
    const signature = new Uint8Array(await crypto.subtle.sign(params, imported, input));
    const hash = alg === 'EdDSA' ? undefined : 'sha256';
    const verifier = { key: spki, dsaEncoding: 'ieee-p1363' } as const;
    expect(verify(hash, input, verifier, signature)).toBe(true);
  });
});

test('an authorized_keys file: comments, options, several keys', () => {
  const text = `# who may enter
${RSA.line}

from="10.0.0.0/8,*.example.com",no-pty ${P256.line}\r
host.example.com,192.0.2.1 ${ED25519.line.split(' ').slice(0, 2).join(' ')}
#${ED25519.line}
`;
  const reading = readKey(text, 'auto');
  expect(reading.problems).toEqual([]);
  expect(reading.keys.map(({ type }) => type)).toEqual(['RSA', 'EC', 'OKP']);
  expect(describeKeyEncoding(reading)).toBe('OpenSSH with 3 keys');
});

test('a line and a PEM block in one text', () => {
  const { keys, problems } = readKey(`${RSA.line}\n${P256.spki}\n`, 'auto');
  expect(problems).toEqual([]);
  expect(keys.map(({ source }) => source)).toEqual(['spki', 'openssh']);
});

test('RFC 4716: header fields are passed over, with lines that go on', async () => {
  const [line] = readKey(P256.line, 'auto').keys;
  const long = SSH2.replace('Comment: ', 'x-note: a \\\nb: c\nComment: ');
  for (const text of [SSH2, long]) {
    const { keys, problems } = readKey(text, 'auto');
    expect(problems).toEqual([]);
    expect(await publicJwk(keys[0]!)).toEqual(await publicJwk(line!));
  }
});

test.each([
  [RSA.line.slice(0, 60), 'ssh-public-malformed'],
  [RSA.line.replace('ssh-rsa', 'ssh-ed25519'), 'ssh-public-malformed'],
  [P256.line.replace('nistp256 ', 'nistp384 '), 'ssh-public-malformed'],
  ['ssh-dss AAAAB3NzaC1kc3M=', 'ssh-unsupported'],
  ['sk-ssh-ed25519@openssh.com AAAAGnNrLXNzaC1lZDI1NTE5QG9wZW5zc2guY29t', 'ssh-unsupported'],
  ['ssh-ed25519-cert-v01@openssh.com AAAAIHNzaC1lZDI1NTE5', 'ssh-unsupported'],
  [ED25519.file.replace('b3BlbnNz', 'b3BlbnNy'), 'ssh-malformed'],
  [ED25519.file.split('\n').with(3, '').join('\n'), 'ssh-malformed'],
])('what is no key gets a sentence', (text, code) => {
  const { keys, problems } = readKey(text, 'auto');
  expect(keys).toEqual([]);
  expect(problems.map((problem) => problem.code)).toEqual([code]);
  expect(describeKeyProblem(problems[0]!)).toMatch(/^[A-Z].{20,}\.$/);
});

test('every cut of a file is a value', () => {
  for (let end = 40; end < RSA.file.indexOf('\n-----END') - 8; end += 7) {
    const text = `${RSA.file.slice(0, end)}\n-----END OPENSSH PRIVATE KEY-----`;
    expect(readKey(text, 'auto').keys).toEqual([]);
  }
});

test.each(['ssh-rsa ', 'ssh-rsa AAAA', 'ssh-rsa AAAA\n', ' ', '\n', '#', 'sk-ssh-'])(
  'half a megabyte of %j ends soon',
  (piece) => {
    const start = performance.now();
    readKey(piece.repeat(500_000 / piece.length), 'auto');
    expect(performance.now() - start).toBeLessThan(3000);
  },
);
