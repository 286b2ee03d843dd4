import { beforeEach, expect, test, vi } from 'vitest';

const asked: string[] = [];
vi.mock('./flow.ts', () => {
  const ask = (name: string) => async () => void asked.push(name);
  const names =
    'callApi changeSettings clearFlow refresh replay revokeAccess signIn signOut steal waitAndCall';
  return Object.fromEntries(names.split(' ').map((name) => [name, ask(name)]));
});

beforeEach(() => {
  vi.useFakeTimers();
  vi.resetModules();
  asked.length = 0;
  return () => vi.useRealTimers();
});

const openStory = () => import('./flow-story.ts');

test('it plays a step, gives time to read, and goes on', async () => {
  const { pauseStory, playStory } = await openStory();
  const played = playStory();
  await vi.advanceTimersByTimeAsync(3900);
  expect(asked).toEqual(['changeSettings']);
  await vi.advanceTimersByTimeAsync(200);
  expect(asked).toEqual(['changeSettings', 'signIn']);
  pauseStory();
  await vi.advanceTimersByTimeAsync(60_000);
  await played;
  expect(asked).toHaveLength(2);
});

test('paused and played again in a pause, it plays once, not twice as fast', async () => {
  const { pauseStory, playStory } = await openStory();
  void playStory();
  await vi.advanceTimersByTimeAsync(2000);
  pauseStory();
  void playStory();
  await vi.advanceTimersByTimeAsync(2100);
  expect(asked).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(2000);
  expect(asked).toHaveLength(3);
});

test('back makes the steps before the last one again, from the start', async () => {
  const { stepBack, stepForward } = await openStory();
  await stepForward();
  await stepForward();
  await stepForward();
  asked.length = 0;
  await stepBack();
  expect(asked).toEqual(['clearFlow', 'changeSettings', 'signIn']);
  await stepForward();
  expect(asked.at(-1)).toBe('signIn');
});

test('two steps at once are one', async () => {
  const { stepForward } = await openStory();
  await Promise.all([stepForward(), stepForward()]);
  expect(asked).toHaveLength(1);
});
