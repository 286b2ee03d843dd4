// Which expectations a link takes along: what a verifier asks for may be seen, credentials only when asked for.
import type { Expectations } from '../policy/expectations.ts';

/** What whoever has it could use, or a session is held together by. */
const CREDENTIALS = ['accessToken', 'code', 'state'] as const;

/** Whether there is anything to take along. */
export function hasExpectations({ leeway, ...others }: Expectations): boolean {
  return leeway !== 0 || Object.keys(others).length > 0;
}

export function hasCredentials(expectations: Expectations): boolean {
  return CREDENTIALS.some((name) => expectations[name] !== undefined);
}

/** The expectations without the credentials among them. */
export function withoutCredentials(expectations: Expectations): Expectations {
  const { accessToken: _accessToken, code: _code, state: _state, ...others } = expectations;
  return others;
}
