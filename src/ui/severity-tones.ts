// How grave a danger looks. `info` is never coloured as a problem.
export const SEVERITY_TONES = {
  critical: 'text-bad',
  high: 'text-bad',
  medium: 'text-warn',
  low: 'text-ink-2',
  info: 'text-ink-2',
} as const;
