// A property that fails is made smaller for seconds, not for as long as there is something to try: no run waits for it.
import fc from 'fast-check';

fc.configureGlobal({ interruptAfterTimeLimit: 20_000 });
