// Components that are loaded when they are first shown. What could not be loaded is asked for again by a "Try again".
import { lazy, type ComponentType, type LazyExoticComponent } from 'react';

/** React keeps a refused promise for ever; these begin anew. */
const failed = new Set<() => void>();

/** Lets every component that could not be loaded be asked for again. */
export function retryLoading(): void {
  for (const renew of failed) renew();
  failed.clear();
}

/** A component that `load` brings, to be shown below a `Suspense`. */
export function late<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  let Loaded: LazyExoticComponent<ComponentType<Props>>;
  const renew = (): void => {
    Loaded = lazy(async () => {
      try {
        const [component] = await Promise.all([load(), import('./late-styles.ts')]);
        return { default: component };
      } catch (error) {
        failed.add(renew);
        throw error;
      }
    });
  };
  renew();
  return function Late(props: Props) {
    return <Loaded {...props} />;
  };
}
