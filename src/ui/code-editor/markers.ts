// Findings as Monaco's markers: a wavy line, a stop for F8, a place for the light bulb.
import type { EditorMarker } from './code-editor-props.ts';
import { rangeOf } from './language-features.ts';
import { monaco } from './monaco.ts';
import type { ShownText } from './shown-text.ts';

const SEVERITIES = {
  error: monaco.MarkerSeverity.Error,
  warning: monaco.MarkerSeverity.Warning,
  info: monaco.MarkerSeverity.Info,
} satisfies Record<EditorMarker['severity'], monaco.MarkerSeverity>;

export function markersFor(
  model: monaco.editor.ITextModel,
  shown: ShownText,
  markers: readonly EditorMarker[],
): monaco.editor.IMarkerData[] {
  return markers.map((marker) => {
    const range = rangeOf(model, shown, marker);
    return {
      startLineNumber: range.startLineNumber,
      startColumn: range.startColumn,
      endLineNumber: range.endLineNumber,
      endColumn: range.endColumn,
      severity: SEVERITIES[marker.severity],
      message: marker.message,
    };
  });
}
