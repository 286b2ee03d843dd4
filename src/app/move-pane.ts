// F6: through the panes by keyboard.

/** Moves the focus to the first control of the next or the previous pane. */
export function movePane(step: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')];
  const current = panes.findIndex((pane) => pane.contains(document.activeElement));
  const next = panes[(current + step + panes.length) % panes.length];
  const fields = [
    'textarea:not([hidden])',
    '[role="textbox"]',
    'summary',
    'button:not(:disabled)',
    '[tabindex="0"]',
  ];
  const field = fields
    .map((selector) => next?.querySelector<HTMLElement>(selector))
    .find((element) => element && element.checkVisibility());
  field?.focus();
}
