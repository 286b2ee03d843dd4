// Monaco asks for a Trusted Types policy in each of its modules: it gets one, by one name, before the first of them runs.
import type { Environment } from 'monaco-editor/editor';

interface PolicyFactory {
  createPolicy(
    name: string,
    rules: { createHTML: (html: string) => string },
  ): NonNullable<ReturnType<NonNullable<Environment['createTrustedTypesPolicy']>>>;
}

// It makes lines of text into HTML and escapes them itself. It gets no script and no worker: every rule for those is missing.
const policy = (globalThis as { readonly trustedTypes?: PolicyFactory }).trustedTypes?.createPolicy(
  'monaco',
  { createHTML: (html) => html },
);

globalThis.MonacoEnvironment = {
  createTrustedTypesPolicy: () => policy,
  getWorker: () => Promise.reject(new Error('The editor runs without workers')),
};
