// Findings or trace: which of the two the pane shows.
import { en } from '../../locales/en.ts';
import { enTrace } from '../../locales/en-trace.ts';
import { Tabs } from '../../ui/Tabs.tsx';

interface FindingsTabsProps {
  readonly count: number;
  readonly chosen: 'findings' | 'trace';
  readonly onChoose: (chosen: 'findings' | 'trace') => void;
}

export function FindingsTabs({ count, chosen, onChoose }: FindingsTabsProps) {
  return (
    <Tabs
      label={enTrace.tabs}
      tabs={[
        { id: 'findings', title: en.findings.title, ...(count > 0 && { note: count }) },
        { id: 'trace', title: enTrace.title },
      ]}
      chosen={chosen}
      onChoose={onChoose}
    />
  );
}
