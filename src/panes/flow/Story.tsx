// The story: plays by itself, step by step, or back; says what each step showed.
import { useEffect } from 'react';
import { enStory } from '../../locales/en-story.ts';
import {
  pauseStory,
  playStory,
  restartStory,
  stepBack,
  stepForward,
  STORY,
  useStory,
} from '../../state/flow-story.ts';
import { Button } from '../../ui/Button.tsx';
import { Reference } from '../../ui/Reference.tsx';

export function Story() {
  useEffect(() => pauseStory, []);
  const { made, isPlaying, isBusy } = useStory((story) => story);
  const last = STORY[made - 1];
  const next = STORY[made];
  const told = last && enStory.steps[last];
  const isQuiet = !isBusy && !isPlaying;
  return (
    <section
      aria-label={enStory.label}
      className="flow-story"
      data-made={made}
      data-busy={isBusy || undefined}
    >
      <div className="flow-story-bar">
        <h2 className="font-semibold">{enStory.label}</h2>
        <span className="nums text-ink-2">{enStory.place(made, STORY.length)}</span>
        <span className="flow-buttons">
          <StoryButton
            can={next !== undefined}
            onPress={() => (isPlaying ? pauseStory() : void playStory())}
          >
            {isPlaying ? enStory.pause : enStory.play}
          </StoryButton>
          <StoryButton can={isQuiet && next !== undefined} onPress={() => void stepForward()}>
            {enStory.step}
          </StoryButton>
          <StoryButton
            can={isQuiet && made > 0}
            title={enStory.backHint}
            onPress={() => void stepBack()}
          >
            {enStory.back}
          </StoryButton>
          <StoryButton can={isQuiet && made > 0} onPress={restartStory}>
            {enStory.restart}
          </StoryButton>
        </span>
      </div>
      <div role="status" className="flow-told">
        {told ? (
          <p>
            <b className="font-semibold">{told.title}.</b> <Reference text={told.seen} />
          </p>
        ) : (
          <p>{enStory.lead}</p>
        )}
        <p className="text-ink-2">{next ? enStory.next(enStory.steps[next].title) : enStory.end}</p>
      </div>
    </section>
  );
}

interface StoryButtonProps {
  readonly can: boolean;
  readonly title?: string;
  readonly onPress: () => void;
  readonly children: string;
}

/** Keeps the focus while a step is made: a keyboard goes on where it was. */
function StoryButton({ can, title, onPress, children }: StoryButtonProps) {
  return (
    <Button
      className="border border-line-2 aria-disabled:opacity-50"
      title={title}
      aria-disabled={!can}
      onClick={() => can && onPress()}
    >
      {children}
    </Button>
  );
}
