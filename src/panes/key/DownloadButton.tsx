// Saves a text as a file, made when it is asked for. The text goes from memory to the disk: nothing is requested.
import { useState } from 'react';
import { enKeyRing } from '../../locales/en-key-ring.ts';
import { Button } from '../../ui/Button.tsx';

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
          (made) => save(made, fileName),
          () => setHasFailed(true),
        );
      }}
    >
      {words}
    </Button>
  );
}

function save(text: string, fileName: string): void {
  // Octets, whatever they mean: a browser that knows the type may open the file, or add another ending.
  const url = URL.createObjectURL(new Blob([text], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  // The browser has taken hold of it when the click returns; Safari a moment later.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
