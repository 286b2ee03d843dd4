// Copies, and says that it did, in the button and to a screen reader.
import { useEffect, useState } from 'react';
import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';

interface CopyButtonProps {
  /** What is copied, as a person would name it: "token". */
  readonly what: string;
  /** The text, or a way to make it: only then is it made. */
  readonly text: string | (() => Promise<string>);
  readonly children?: string;
  readonly disabled?: boolean;
}

const SHOWN_MS = 2000;

export function CopyButton({ what, text, children = 'Copy', disabled = false }: CopyButtonProps) {
  const [state, setState] = useState<'ready' | 'copied' | 'failed'>('ready');
  useEffect(() => {
    if (state === 'ready') return undefined;
    const timer = setTimeout(() => setState('ready'), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [state]);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(typeof text === 'string' ? text : await text());
      setState('copied');
    } catch {
      setState('failed');
    }
  };
  const words = { ready: children, copied: 'Copied', failed: 'Not copied' }[state];
  return (
    <Button
      disabled={disabled}
      aria-label={state === 'ready' ? `${children} ${what}` : `${words}: ${what}`}
      onClick={() => void copy()}
    >
      <Icon name={state === 'copied' ? 'check' : state === 'failed' ? 'cross' : 'copy'} size={14} />
      <span aria-hidden="true" className="grid">
        <span className="invisible col-start-1 row-start-1">{children}</span>
        <span className="invisible col-start-1 row-start-1">Copied</span>
        <span className="col-start-1 row-start-1">{words}</span>
      </span>
      <span role="status" className="sr-only">
        {state === 'ready' ? '' : `${words}: ${what}`}
      </span>
    </Button>
  );
}
