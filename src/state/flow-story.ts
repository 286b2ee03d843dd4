// A token's life as a story: each step makes real requests, by itself, by hand, or again from the start.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { DEFAULT_SETTINGS } from '../auth-server/settings.ts';
import {
  callApi,
  changeSettings,
  clearFlow,
  refresh,
  replay,
  revokeAccess,
  signIn,
  signOut,
  steal,
  waitAndCall,
} from './flow.ts';

/** Seconds that nobody minds to wait. */
const SHORT_LIFE = 3;

const enter = (): Promise<void> => signIn('user1', 'password123');

/** In their order. What each is about stands in locales/en-story.ts. */
const STEPS = {
  settings: () => changeSettings({ ...DEFAULT_SETTINGS }),
  'wrong-password': () => signIn('user1', 'wrong'),
  'sign-in': enter,
  call: () => callApi('/api/me'),
  'short-life': () => changeSettings({ ...DEFAULT_SETTINGS, accessLifetime: SHORT_LIFE }),
  refresh: () => refresh(),
  expire: waitAndCall,
  'longer-life': () => changeSettings({ ...DEFAULT_SETTINGS }),
  'refresh-again': () => refresh(),
  'call-again': () => callApi('/api/orders'),
  replay: replay,
  'family-gone': () => refresh(),
  'sign-in-again': enter,
  theft: steal,
  'thief-calls': () => callApi('/api/me', 'thief'),
  'thief-refreshes': () => refresh('thief'),
  'owner-refreshes': () => refresh(),
  'thief-locked-out': () => callApi('/api/me', 'thief'),
  'sign-in-anew': enter,
  revoke: revokeAccess,
  revoked: () => callApi('/api/me'),
  'sign-out': signOut,
} as const;

export type StoryStep = keyof typeof STEPS;
export const STORY = Object.keys(STEPS) as readonly StoryStep[];

interface Story {
  /** Steps that were made. */
  readonly made: number;
  readonly isPlaying: boolean;
  /** A step is being made, or several are repeated. */
  readonly isBusy: boolean;
}

const storyStore = createStore<Story>(() => ({ made: 0, isPlaying: false, isBusy: false }));

export function useStory<Part>(select: (story: Story) => Part): Part {
  return useStore(storyStore, select);
}

/** Time to read what a step showed. Milliseconds. */
const PAUSE = 4000;

async function make(steps: readonly StoryStep[]): Promise<void> {
  if (storyStore.getState().isBusy) return;
  storyStore.setState({ isBusy: true });
  try {
    for (const step of steps) {
      await STEPS[step]();
      storyStore.setState(({ made }) => ({ made: made + 1 }));
    }
  } finally {
    storyStore.setState({ isBusy: false });
  }
}

export function stepForward(): Promise<void> {
  const { made } = storyStore.getState();
  return make(STORY.slice(made, made + 1));
}

export function restartStory(): void {
  if (storyStore.getState().isBusy) return;
  clearFlow();
  storyStore.setState({ made: 0, isPlaying: false });
}

/** The server does not go back: what came before the last step is done once more from the start. */
export function stepBack(): Promise<void> {
  const { made, isBusy } = storyStore.getState();
  if (isBusy || made === 0) return Promise.resolve();
  restartStory();
  return make(STORY.slice(0, made - 1));
}

export function pauseStory(): void {
  storyStore.setState({ isPlaying: false });
}

/** Which playing is going on: one that was paused ends at its next step, also when another has begun since. */
let playing = 0;

/** Makes one step after the other, with time to read between them. */
export async function playStory(): Promise<void> {
  if (storyStore.getState().isPlaying) return;
  storyStore.setState({ isPlaying: true });
  playing += 1;
  const mine = playing;
  const isOn = (): boolean => {
    const { isPlaying, made } = storyStore.getState();
    return playing === mine && isPlaying && made < STORY.length;
  };
  while (isOn()) {
    await stepForward();
    if (isOn()) await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
  if (playing === mine) pauseStory();
}
