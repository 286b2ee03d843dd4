// A divider whose place is remembered under its name.
import type { ReactNode } from 'react';
import { en } from '../locales/en.ts';
import { changeSettings, settingsStore, useSettings } from '../state/settings-store.ts';
import { Split } from '../ui/Split.tsx';

interface PaneSplitProps {
  readonly name: keyof typeof en.split;
  readonly direction: 'row' | 'column';
  /** Size of the first area in percent until the person moves the divider. */
  readonly size: number;
  readonly children: readonly [ReactNode, ReactNode];
}

export function PaneSplit({ name, direction, size, children }: PaneSplitProps) {
  const stored = useSettings((settings) => settings.sizes[name]);
  return (
    <Split
      direction={direction}
      label={en.split[name]}
      size={stored ?? size}
      onResize={(next) =>
        changeSettings({ sizes: { ...settingsStore.getState().sizes, [name]: next } })
      }
    >
      {children}
    </Split>
  );
}
