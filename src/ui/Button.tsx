// The page's one kind of button: quiet until it is needed, at least 24 px high (WCAG 2.5.8).
import type { ComponentProps } from 'react';

export function Button({ className = '', ...props }: ComponentProps<'button'>) {
  return (
    <button
      type="button"
      {...props}
      className={`inline-flex min-h-7 items-center gap-1.5 rounded px-2 text-ink-2 hover:bg-paper-2 hover:text-ink aria-pressed:bg-paper-2 aria-pressed:text-ink disabled:opacity-50 pointer-coarse:min-h-9 ${className}`}
    />
  );
}
