import { refresh } from '../access/session.svelte.js';

/**
 * Follows a stream while a page stands: `changed` is told every state of the link (see link.js), and the answer ends it.
 * A stream that is lost may mean that the session is over, so the session is asked for as well.
 */
export function follow(Link, path, changed) {
  let phase = 'connecting';
  const link = new Link({
    open: () => new EventSource(path),
    now: () => performance.now(),
    changed: (change) => {
      if (change.phase === 'lost' && phase !== 'lost') refresh();
      phase = change.phase;
      changed(change);
    },
  });
  const timer = setInterval(() => link.tick(performance.now()), 1000);
  return () => {
    clearInterval(timer);
    link.close();
  };
}
