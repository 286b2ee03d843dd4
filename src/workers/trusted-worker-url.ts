// Worker URLs under Trusted Types: one policy, and it lets nothing through but files of this very site.

interface ScriptUrlPolicy {
  createScriptURL(url: string): unknown;
}

const factory = (
  globalThis as {
    trustedTypes?: { createPolicy(name: string, rules: ScriptUrlPolicy): ScriptUrlPolicy };
  }
).trustedTypes;

const policy = factory?.createPolicy('jotlab', {
  createScriptURL(url) {
    if (new URL(url, document.baseURI).origin !== location.origin) {
      throw new TypeError('A worker must come from this site.');
    }
    return url;
  },
});

/** The URL in the form that `new Worker` takes in this browser. */
export function trustedWorkerUrl(url: string): string {
  return policy ? (policy.createScriptURL(url) as string) : url;
}
