// One thing that is expected: what was typed, what the token says of it, and whether the two agree.
import { useId, useRef, useState } from 'react';
import {
  formatExpectation,
  isExpectation,
  setExpectation,
  type ExpectationName,
} from '../../core/policy/set-expectation.ts';
import { enExpectations as words } from '../../locales/en-expectations.ts';
import { changeExpectation } from '../../state/expectations.ts';
import { useWorkspace } from '../../state/workspace-store.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Sentence } from '../../ui/Sentence.tsx';

export interface FieldAnswer {
  readonly status: 'fits' | 'differs' | 'not-compared';
  /** Why it does not fit, or is not compared. */
  readonly detail?: string;
}

interface ExpectationFieldProps {
  readonly name: ExpectationName;
  /** What the token says. */
  readonly said: readonly string[];
  /** Absent: nothing is expected, or the answer is not there yet. */
  readonly answer: FieldAnswer | undefined;
  /** How seconds are said, or what a text of them is good for. */
  readonly hint?: string;
}

const PLACEHOLDERS: Partial<Record<ExpectationName, string>> = words.placeholders;

export function ExpectationField({ name, said, answer, hint = '' }: ExpectationFieldProps) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const value = useWorkspace(({ expectations }) => formatExpectation(expectations, name));
  // As it is typed: "exp, " is not yet another claim, and must stay as it is.
  const [typed, setTyped] = useState({ text: value, value });
  const text = typed.value === value ? typed.text : value;
  const [label, claim] = words.fields[name];
  const isFit = isExpectation(name, text);
  const [first] = said;
  const change = (next: string): void => {
    changeExpectation(name, next);
    setTyped({ text: next, value: formatTyped(name, next) });
  };
  const take = name === 'required' ? words.takeRequired : words.take;
  const hasOffer = first !== undefined && first !== value && answer?.status !== 'fits';
  const detail = isFit ? (answer?.detail ?? hint) : words.seconds;
  return (
    <div className="expectation">
      <label htmlFor={id}>
        {label} <span className="font-mono text-ink-2">{claim}</span>
      </label>
      <input
        ref={field}
        id={id}
        type="text"
        list={said.length > 1 ? `${id}-said` : undefined}
        className="font-mono"
        aria-describedby={`${id}-detail`}
        aria-invalid={!isFit}
        autoCapitalize="off"
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        placeholder={PLACEHOLDERS[name]}
        value={text}
        onChange={({ target }) => change(target.value)}
      />
      {said.length > 1 && (
        <datalist id={`${id}-said`}>
          {said.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </datalist>
      )}
      <span className="flex min-h-7 items-center gap-1">
        {!hasOffer && answer && <Status answer={answer} />}
        {hasOffer && (
          <>
            <span className="w-3.5 text-bad">
              {answer?.status === 'differs' && <Icon name="cross" size={14} />}
            </span>
            <Button
              aria-label={`${label}: ${take}, ${first}`}
              title={first}
              className="whitespace-nowrap"
              onClick={() => {
                change(first);
                // The button goes away: the focus does not.
                field.current?.focus();
              }}
            >
              {take}
            </Button>
          </>
        )}
      </span>
      <p
        id={`${id}-detail`}
        className={`expectation-detail ${isFit && answer?.status !== 'differs' ? 'text-ink-2' : 'text-bad'}`}
      >
        <Sentence text={detail} />
      </p>
    </div>
  );
}

function Status({ answer: { status } }: { answer: FieldAnswer }) {
  if (status === 'not-compared') return <span className="text-ink-2">{words.notCompared}</span>;
  const isGood = status === 'fits';
  return (
    <span className={`flex items-center gap-1 ${isGood ? 'text-good' : 'text-bad'}`}>
      <Icon name={isGood ? 'check' : 'cross'} size={14} />
      {isGood ? words.fits : words.differs}
    </span>
  );
}

/** What the field will show of a text once it has been read. */
function formatTyped(name: ExpectationName, text: string): string {
  return formatExpectation(setExpectation({ leeway: 0 }, name, text), name);
}
