import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { byProgram, rows, runWell, type Partner } from '../partner.ts';

const cache = fileURLToPath(new URL('../../../node_modules/.cache/interop/', import.meta.url));
const program = path.join(cache, 'golang-jwt');
const source = fileURLToPath(new URL('golang-jwt-program.go', import.meta.url));

export const golangJwt: Partner = {
  name: 'golang-jwt',
  keyFormat: 'pem',
  signatures: rows('HS256 HS384 HS512 RS256 RS384 RS512 PS256 PS384 PS512 ES256 ES384 ES512 EdDSA'),
  async prepare() {
    await mkdir(cache, { recursive: true });
    // Debian's library packages lie in a GOPATH of their own.
    const env = {
      GO111MODULE: 'off',
      GOPATH: '/usr/share/gocode',
      GOCACHE: path.join(cache, 'go-build'),
    };
    await runWell('/usr/bin/go', ['build', '-o', program, source], env);
  },
  ...byProgram(program),
};
