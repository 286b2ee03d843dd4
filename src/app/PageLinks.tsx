// The ways to the pages.
import { en } from '../locales/en.ts';
import { usePage } from '../state/page.ts';

export function PageLinks() {
  const [shown = ''] = usePage().split('/');
  return (
    <nav
      aria-label={en.pages.label}
      className="flex gap-3 pl-3 max-sm:order-last max-sm:w-full max-sm:pb-2 max-sm:pl-0"
    >
      {en.pages.links.map(([page, title]) => (
        <a
          key={page}
          href={`#/${page}`}
          aria-current={page === shown ? 'page' : undefined}
          className="text-ink-2 no-underline hover:text-ink aria-[current=page]:font-semibold aria-[current=page]:text-ink"
        >
          {title}
        </a>
      ))}
    </nav>
  );
}
