// Saves a text as a file, made when it is asked for. The text goes from memory to the disk: nothing is requested.
import { useState } from 'react';
import { enKeyRing } from '../../locales/en-key-ring.ts';
import { Button } from '../../ui/Button.tsx';
import { saveFile } from '../../ui/save-file.ts';

interface DownloadButtonProps {
  /** What is saved, as a person would name it. */
  readonly what: string;
  readonly fileName: string;
  readonly text: () => Promise<string>;
  readonly children?: string;
}

export function DownloadButton(props: DownloadButtonProps) {
  const { what, fileName, text, children = enKeyRing.download } = props;
  const [hasFailed, setHasFailed] = useState(false);
  const words = hasFailed ? enKeyRing.failed : children;
  return (
    <Button
      aria-label={`${words} ${what}`}
      title={fileName}
      onClick={() => {
        text().then(
          (made) => saveFile(made, fileName),
          () => setHasFailed(true),
        );
      }}
    >
      {words}
    </Button>
  );
}
