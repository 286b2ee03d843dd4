import './ui/code-editor/trusted-types.ts';
import './app/theme.css';
import './app/layout.css';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { start } from './app/start.ts';

const root = document.querySelector('#root');
if (!root) throw new Error('The page has no root element.');
if (root.hasChildNodes()) hydrateRoot(root, <App />);
else createRoot(root).render(<App />);
start(reportError);
