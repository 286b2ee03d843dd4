// Leaves out of mutation testing what only speaks: sentences, and the rules' examples, which are tests themselves.

const EXAMPLES = 'examples of a rule: they are its tests';
const SENTENCE = 'a sentence';
const GLOB = 'Vite reads it before it runs';

const ignorer = {
  shouldIgnore(path) {
    if (path.isObjectProperty() && path.node.key.name === 'examples') return EXAMPLES;
    if (path.isCallExpression() && path.get('callee').matchesPattern('import.meta.glob'))
      return GLOB;
    if (path.isStringLiteral() && isSentence(path.node.value)) return SENTENCE;
    if (path.isTemplateLiteral() && isPlain(path.node) && isSentence(textOf(path.node)))
      return SENTENCE;
    return undefined;
  },
};

/** Words with a space between them. */
const isSentence = (text) => /[\p{L}\p{N}}’”,.:;`'"] [\p{L}\p{N}{“‘(`]/u.test(text);

/** What is filled in is decided elsewhere. */
const isPlain = ({ expressions }) =>
  expressions.every(({ type }) => type === 'Identifier' || type === 'MemberExpression');

const textOf = ({ quasis }) => quasis.map(({ value }) => value.cooked).join('{}');

const words = () => ignorer;
words.inject = [];
export const strykerPlugins = [{ kind: 'Ignore', name: 'words', factory: words }];
