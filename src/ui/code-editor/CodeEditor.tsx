// An editor for code that is usable at once: a plain text field that Monaco takes over without losing a keystroke.
import './code-editor.css';
import { useState } from 'react';
import type { CodeEditorProps } from './code-editor-props.ts';
import { PlainEditor } from './PlainEditor.tsx';
import { wantRich } from './rich-switch.ts';
import { useUpgrade } from './use-upgrade.ts';

export function CodeEditor(props: CodeEditorProps) {
  const { host, field, isRich, initial, report } = useUpgrade(props);
  const [firstFlash] = useState(props.flashKey);
  const touch = props.rich === 'never' ? undefined : wantRich;
  return (
    <div
      className={`code-editor ${props.className ?? ''}`}
      onPointerDownCapture={touch}
      onFocusCapture={touch}
      onKeyDownCapture={touch}
    >
      {isRich ? null : <PlainEditor {...props} field={field} initial={initial} onText={report} />}
      <div ref={host} className="code-editor-rich" inert={!isRich} />
      {props.flashKey === firstFlash ? null : (
        <span key={props.flashKey} className="code-editor-flash" aria-hidden="true" />
      )}
    </div>
  );
}
