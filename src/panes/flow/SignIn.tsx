// Signs in at the page's own server. The demonstration's people are written below.
import { enFlow } from '../../locales/en-flow.ts';
import { signIn } from '../../state/flow.ts';
import { Button } from '../../ui/Button.tsx';
import { readField } from './read-field.ts';

const FIELD = 'block min-h-8 w-full rounded border border-line-2 bg-paper px-2';

export function SignIn() {
  const words = enFlow.signIn;
  return (
    <section aria-label={words.label}>
      <form
        className="flow-sign-in"
        onSubmit={(event) => {
          event.preventDefault();
          const form = event.currentTarget;
          void signIn(readField(form, 'username'), readField(form, 'password'));
        }}
      >
        <label>
          {words.username}
          <input name="username" className={FIELD} autoComplete="off" defaultValue="user1" />
        </label>
        <label>
          {words.password}
          <input name="password" className={FIELD} autoComplete="off" defaultValue="password123" />
        </label>
        <Button type="submit" className="min-h-8 border border-line-2">
          {words.submit}
        </Button>
      </form>
      <p className="pt-1 text-ink-2">{words.people}</p>
    </section>
  );
}
