// Runs the tests beside the code in one process: a mutant is switched on, the tests that reach it are called, and
// nothing is loaded again. Vitest's own runner would load two hundred rules and all of the cryptography for each of
// thousands of mutants.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { createServer } from 'vite';
import { expect } from 'vitest';

/** Where tests are taken from. Those of `core` itself see the pipeline that the others are parts of. */
const FOLDERS = ['json', 'token', 'time', 'policy', 'lint', 'claims', 'share', 'proofs', '.'].map(
  (name) => path.join('src/core', name),
);
/** Runs all rules over all examples; examples.test.ts runs each rule over its own. */
const LEFT_OUT = path.join('src/core/lint/rules.test.ts');
const TEST_TIMEOUT = 20_000;
/** What the first run learnt, for the other processes. Stryker runs all of them in one copy of the project. */
const LEARNT = '.mutation-tests.json';

/** What instrumented code shares with whoever runs it. */
const shared = (globalThis.__stryker__ ??= {});
const tests = new Map();
let testFile = '';
const names = [];

function test(name, call, source = call) {
  // With all mutants in it the code is slower, and says nothing of how fast it is.
  if (String(source).includes('performance.now()')) return;
  const title = [testFile, ...names, name].join(' > ');
  let id = title;
  for (let i = 2; tests.has(id); i++) id = `${title} (${i})`;
  tests.set(id, { id, file: testFile, call });
}

function describe(name, call) {
  names.push(name);
  call();
  names.pop();
}

const each = (one) => (cases) => (name, call) => {
  for (const item of cases) {
    const values = Array.isArray(item) ? item : [item];
    one(name.replace('$rule.id', item.rule?.id), () => call(...values), call);
  }
};
test.each = each(test);
describe.each = each(describe);
/** As setting up knows nothing of mutants, it is done as soon as the file is loaded. */
let setUp = [];
const beforeAll = (call) => setUp.push(call);

globalThis.__vitest__ = { beforeAll, describe, expect, it: test, test };

/** Tests that import `vitest` get what collects them. */
const vitestForTests = {
  name: 'vitest-for-tests',
  enforce: 'pre',
  resolveId: (source) => (source === 'vitest' ? '\0vitest' : undefined),
  load: (id) =>
    id === '\0vitest'
      ? 'export const { beforeAll, describe, expect, it, test } = globalThis.__vitest__;'
      : undefined,
};

class InProcessRunner {
  #server;
  /** The file that was loaded last with a mutant in it. */
  #mutated;

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    // The same cases at every run, and the first counterexample will do.
    fc.configureGlobal({ seed: 1, endOnFailure: true });
    this.#server = await createServer({
      configFile: path.resolve('vite.config.ts'),
      logLevel: 'error',
      appType: 'custom',
      plugins: [vitestForTests],
      ssr: { noExternal: ['vitest'] },
      server: { middlewareMode: true, hmr: false, ws: false, watch: null },
      optimizeDeps: { noDiscovery: true },
    });
    await this.#load(testFiles());
  }

  async dryRun() {
    const results = [];
    for (const one of tests.values()) {
      shared.currentTestId = one.id;
      const start = performance.now();
      const failureMessage = await failureOf(one);
      const timeSpentMs = Math.ceil(performance.now() - start);
      const status = failureMessage === undefined ? 0 : 1;
      const { id, file: fileName } = one;
      results.push({ id, name: id, fileName, timeSpentMs, status, failureMessage });
    }
    delete shared.currentTestId;
    const { mutantCoverage } = shared;
    writeFileSync(LEARNT, JSON.stringify({ results, reached: mutantCoverage.perTest }));
    return { status: 'complete', tests: results, mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, mutantActivation, hitLimit, sandboxFileName }) {
    if (this.#mutated) await this.#reload(this.#mutated);
    this.#mutated = undefined;
    shared.activeMutant = activeMutant.id;
    shared.hitCount = 0;
    shared.hitLimit = hitLimit;
    try {
      if (mutantActivation === 'static') {
        this.#mutated = sandboxFileName;
        await this.#reload(sandboxFileName);
      }
      return await this.#firstFailure(testFilter ?? this.#testsOf(sandboxFileName), hitLimit);
    } catch (error) {
      return {
        status: 'killed',
        killedBy: ['import'],
        failureMessage: String(error),
        nrOfTests: 1,
      };
    } finally {
      delete shared.activeMutant;
    }
  }

  async dispose() {
    await this.#server?.close();
  }

  async #firstFailure(ids, hitLimit) {
    let nrOfTests = 0;
    for (const id of this.#quickestFirst(ids)) {
      nrOfTests++;
      const one = tests.get(id);
      const failureMessage = one ? await failureOf(one) : 'The test is no longer there.';
      if (shared.hitCount > hitLimit) return { status: 'timeout', reason: 'Too many rounds.' };
      if (failureMessage !== undefined) {
        return { status: 'killed', killedBy: [id], failureMessage, nrOfTests };
      }
    }
    return { status: 'survived', nrOfTests };
  }

  async #load(files) {
    const { runner } = this.#server.environments.ssr;
    for (const file of files) {
      testFile = file;
      names.length = 0;
      setUp = [];
      await runner.import(path.resolve(file));
      for (const call of setUp) await call();
    }
  }

  /** Loads a file anew, and whatever imports it. */
  async #reload(file) {
    const { evaluatedModules } = this.#server.environments.ssr.runner;
    const stale = new Set(evaluatedModules.getModulesByFile(file));
    for (const { importers } of stale) {
      for (const id of importers) stale.add(evaluatedModules.getModuleById(id));
    }
    const files = testFiles().filter((name) =>
      [...stale].some((module) => module.file === path.resolve(name)),
    );
    for (const module of stale) evaluatedModules.invalidateModule(module);
    for (const [id, one] of tests) if (files.includes(one.file)) tests.delete(id);
    await this.#load(files);
  }

  /** For a mutant in what a file computes as it is loaded: the tests that call into the file, or import it. */
  #testsOf(file) {
    const { reached } = this.#learnt();
    const mutants = new Set(
      [...readFileSync(file, 'utf8').matchAll(/stryCov_\w+\(([^)]+)\)/g)].flatMap(([, ids]) =>
        ids.match(/\d+/g),
      ),
    );
    const { evaluatedModules } = this.#server.environments.ssr.runner;
    const importers = new Set(
      [...evaluatedModules.getModulesByFile(file)].flatMap((module) => [...module.importers]),
    );
    const ids = [...tests.values()].flatMap(({ id, file: own }) =>
      importers.has(path.resolve(own)) ||
      Object.keys(reached[id] ?? {}).some((one) => mutants.has(one))
        ? id
        : [],
    );
    return ids.length > 0 ? ids : [...tests.keys()];
  }

  #quickestFirst(ids) {
    const { times } = this.#learnt();
    return ids.toSorted((a, b) => (times.get(a) ?? 0) - (times.get(b) ?? 0));
  }

  #known;
  #learnt() {
    if (!this.#known) {
      const { results, reached } = JSON.parse(readFileSync(LEARNT, 'utf8'));
      this.#known = { reached, times: new Map(results.map((one) => [one.id, one.timeSpentMs])) };
    }
    return this.#known;
  }
}

/** What went wrong; `undefined`: the test passed. */
async function failureOf({ call }) {
  let timer;
  const tooLate = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error('The test took too long.')), TEST_TIMEOUT);
  });
  try {
    await Promise.race([call(), tooLate]);
    return undefined;
  } catch (error) {
    return String(error);
  } finally {
    clearTimeout(timer);
  }
}

function testFiles() {
  return FOLDERS.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.test.ts'))
      .map((name) => path.join(folder, name)),
  ).filter((name) => name !== LEFT_OUT);
}

const inProcess = () => new InProcessRunner();
inProcess.inject = [];
export const strykerPlugins = [{ kind: 'TestRunner', name: 'in-process', factory: inProcess }];
