// Signs in at the page's own server. The demonstration's people are written below.
import { useState } from 'react';
import { enFlow } from '../../locales/en-flow.ts';
import { signIn } from '../../state/flow.ts';
import { Button } from '../../ui/Button.tsx';

const FIELD = 'block min-h-8 w-full rounded border border-line-2 bg-paper px-2';

export function SignIn() {
  const [username, setUsername] = useState('user1');
  const [password, setPassword] = useState('password123');
  return (
    <section aria-label={enFlow.signIn.label}>
      <form
        className="flow-sign-in"
        onSubmit={(event) => {
          event.preventDefault();
          void signIn(username, password);
        }}
      >
        <label>
          {enFlow.signIn.username}
          <input
            className={FIELD}
            autoComplete="off"
            value={username}
            onChange={({ target }) => setUsername(target.value)}
          />
        </label>
        <label>
          {enFlow.signIn.password}
          <input
            className={FIELD}
            autoComplete="off"
            value={password}
            onChange={({ target }) => setPassword(target.value)}
          />
        </label>
        <Button type="submit" className="min-h-8 border border-line-2">
          {enFlow.signIn.submit}
        </Button>
      </form>
      <p className="pt-1 text-ink-2">{enFlow.signIn.people}</p>
    </section>
  );
}
