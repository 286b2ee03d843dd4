// The story: plays by itself, step by step, or back; says what each step showed.
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

const BORDERED = 'border border-line-2';

export function Story() {
  const { made, isPlaying, isBusy } = useStory((story) => story);
  const last = STORY[made - 1];
  const next = STORY[made];
  const told = last && enStory.steps[last];
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
          <Button
            className={BORDERED}
            disabled={!next}
            onClick={() => (isPlaying ? pauseStory() : void playStory())}
          >
            {isPlaying ? enStory.pause : enStory.play}
          </Button>
          <Button
            className={BORDERED}
            disabled={!next || isBusy || isPlaying}
            onClick={() => void stepForward()}
          >
            {enStory.step}
          </Button>
          <Button
            className={BORDERED}
            title={enStory.backHint}
            disabled={made === 0 || isBusy || isPlaying}
            onClick={() => void stepBack()}
          >
            {enStory.back}
          </Button>
          <Button disabled={made === 0 || isBusy || isPlaying} onClick={restartStory}>
            {enStory.restart}
          </Button>
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
