// A field that takes a moment in words, and says what it could not read.
import { useId, useState } from 'react';
import { describeMomentProblem, parseMoment } from '../../core/time/parse-moment.ts';
import { enClock } from '../../locales/en-clock.ts';
import { Button } from '../../ui/Button.tsx';
import { Sentence } from '../../ui/Sentence.tsx';

interface MomentFieldProps {
  readonly label: string;
  readonly hint: string;
  readonly now: number;
  /** In a table, the label is its row's. */
  readonly isLabelHidden?: boolean;
  readonly onChange: (seconds: number) => void;
}

export function MomentField({ label, hint, now, isLabelHidden, onChange }: MomentFieldProps) {
  const id = useId();
  const [text, setText] = useState('');
  const [news, setNews] = useState<{ problem?: string; note?: string }>({});
  const take = (): void => {
    const reading = parseMoment(text, now);
    if (reading.problem) {
      setNews({ problem: describeMomentProblem(reading.problem) });
      return;
    }
    setNews(reading.wasMilliseconds ? { note: enClock.milliseconds } : {});
    setText('');
    onChange(reading.seconds);
  };
  return (
    <form
      className="flex flex-wrap items-center gap-x-2"
      onSubmit={(event) => {
        event.preventDefault();
        take();
      }}
    >
      <label htmlFor={id} className={isLabelHidden ? 'sr-only' : ''}>
        {label}
      </label>
      <input
        id={id}
        type="text"
        className={`min-h-8 ${isLabelHidden ? 'w-28' : 'w-72'} min-w-0 shrink rounded border border-line-2 bg-paper px-2`}
        placeholder={hint}
        title={hint}
        autoComplete="off"
        spellCheck={false}
        aria-invalid={news.problem !== undefined}
        aria-describedby={`${id}-news`}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <Button type="submit">{enClock.set}</Button>
      <span
        id={`${id}-news`}
        role="status"
        className={`empty:hidden basis-full whitespace-normal ${news.problem ? 'text-bad' : 'text-ink-2'}`}
      >
        {news.problem ? <Sentence text={news.problem} /> : news.note}
      </span>
    </form>
  );
}
