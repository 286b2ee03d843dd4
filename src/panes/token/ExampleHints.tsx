// What to do without a token at hand: a few examples, where the token would be.
import { en } from '../../locales/en.ts';
import { EXAMPLE_LIST, showExample } from '../../state/examples.ts';
import { Button } from '../../ui/Button.tsx';

const SHOWN = 4;

export function ExampleHints() {
  return (
    <p className="pb-2">
      {en.examples.begin}{' '}
      {EXAMPLE_LIST.slice(0, SHOWN).map(({ id, title }) => (
        <Button
          key={id}
          className="mr-1 mb-1 border border-line-2"
          onClick={() => void showExample(id)}
        >
          {title}
        </Button>
      ))}
    </p>
  );
}
