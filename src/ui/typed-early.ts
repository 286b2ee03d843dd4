// A text field is drawn into the page when it is built: what was typed in it before React took it over is not lost.
import { useEffectEvent, useLayoutEffect, type RefObject } from 'react';

/** Tells once, as the field comes to life, what stands in it if that is not what it was drawn with. */
export function useTypedEarly(
  field: RefObject<HTMLTextAreaElement | null>,
  drawn: string,
  tell: (text: string) => void,
): void {
  const look = useEffectEvent(() => {
    const text = field.current?.value ?? drawn;
    if (text !== drawn) tell(text);
  });
  useLayoutEffect(() => look(), []);
}
