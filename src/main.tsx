import './ui/code-editor/trusted-types.ts';
import './app/theme.css';
import './app/layout.css';
import { startTransition } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { start } from './app/start.ts';

const root = document.querySelector('#root');
if (!root) throw new Error('The page has no root element.');
// In slices, so that a slow telephone can still be touched meanwhile.
if (root.hasChildNodes()) startTransition(() => void hydrateRoot(root, <App />));
else createRoot(root).render(<App />);
start(reportError);
