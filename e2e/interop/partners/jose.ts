import { encryptionRows } from '../encryption-rows.ts';
import { rows, run, runWell, withFiles, type Partner } from '../partner.ts';

/** The command-line tool of latchset/jose. It says no by its exit code, and may have written a part of the content by then. */
function open(args: readonly string[], key: string, token: string): Promise<string | undefined> {
  return withFiles({ key, token }, async (files) => {
    const given = [...args, '-k', files.key, '-i', files.token, '-O', '-'];
    const { code, stdout, stderr } = await run('jose', given);
    if (code === 0) return stdout.toString();
    if (
      code === 1 &&
      /^(?:|Signature validation failed!|Unwrapping failed!|Decryption failed!)$/.test(
        stderr.trim(),
      )
    ) {
      return undefined;
    }
    throw new Error(`jose ${args.join(' ')}: ended with ${code}: ${stderr}`);
  });
}

const make = (args: readonly string[], template: object, key: string, content: string) =>
  withFiles({ key, content }, async (files) => {
    const given = ['-k', files.key, '-I', files.content, '-c'];
    return (await runWell('jose', [...args, JSON.stringify(template), ...given])).toString().trim();
  });

export const jose: Partner = {
  name: 'jose',
  keyFormat: 'jwk',
  signatures: rows('HS256 HS384 HS512 RS256 RS384 RS512 PS256 PS384 PS512 ES256 ES384 ES512'),
  sign: (alg, key, claims) =>
    make(['jws', 'sig', '-s'], { protected: { alg, typ: 'JWT' } }, key, claims),
  async verify(_alg, key, token) {
    return (await open(['jws', 'ver'], key, token)) !== undefined;
  },
  encryption: {
    rows: encryptionRows({ algorithms: 'RSA1_5', curves: 'P-256 P-384 P-521' }).map((row) =>
      // It refuses more since CVE-2023-50967; the page offers what it takes.
      row.alg.startsWith('PBES2') ? { ...row, iterations: 32_768 } : row,
    ),
    encrypt: ({ alg, enc }, key, content) =>
      make(['jwe', 'enc', '-i'], { protected: { alg, enc } }, key, content),
    decrypt: (_row, key, token) => open(['jwe', 'dec'], key, token),
  },
};
