// The first view as markup, made at build time: the page can be read, and typed into, before its program has come.
import { renderToString } from 'react-dom/server';
import { App } from './App.tsx';

export function render(): string {
  return renderToString(<App />);
}
