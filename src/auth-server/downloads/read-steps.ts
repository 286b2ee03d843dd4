// The shell lines of a README, as steps: each begins with a comment that says what it does, and what status it prints.
export interface ShellStep {
  readonly title: string;
  /** One line or more, to be run in the same shell as those before. */
  readonly command: string;
}

/** What stands between ```sh and ``` below a heading. */
export function readShell(markdown: string, heading: string): string {
  const [, section = ''] = markdown.split(`\n## ${heading}\n`);
  return /```sh\n([\s\S]*?)```/.exec(section)?.[1]?.trim() ?? '';
}

export function readSteps(shell: string): readonly ShellStep[] {
  return shell
    .split(/^# /m)
    .filter((step) => step.trim() !== '')
    .map((step) => {
      const [title = '', ...lines] = step.trim().split('\n');
      return { title, command: lines.join('\n') };
    });
}
