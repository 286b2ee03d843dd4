// System, light, dark: one button that goes round.
import { en } from '../locales/en.ts';
import { changeSettings, THEMES, useSettings } from '../state/settings-store.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';

const ICONS = { system: 'screen', light: 'sun', dark: 'moon' } as const;

export function ThemeSwitch() {
  const theme = useSettings((settings) => settings.theme);
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system';
  const words = `${en.theme.label}: ${en.theme.options[theme]}`;
  return (
    <Button aria-label={words} title={words} onClick={() => changeSettings({ theme: next })}>
      <Icon name={ICONS[theme]} />
    </Button>
  );
}
