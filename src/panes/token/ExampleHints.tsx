// What to do without a token at hand: a few examples, where the token would be.
import { en } from '../../locales/en.ts';
import { showExample } from '../../state/examples.ts';
import { Button } from '../../ui/Button.tsx';

export function ExampleHints() {
  return (
    <p className="pb-2">
      {en.examples.begin}{' '}
      {en.examples.hints.map(([id, title]) => (
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
