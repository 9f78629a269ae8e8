import { StreamLink } from '../stream/link.js';

/** A desk's stream: whole states, and signs of life that carry the hub's time. */
export class DeskLink extends StreamLink {
  clock = null;

  handlers() {
    return {
      ping: ({ now_ms }) => {
        this.clock = { hubMs: now_ms, ownMs: this.now() };
        return true;
      },
    };
  }

  /** The hub's time as far as is known; null before the first sign of life. */
  hubNow() {
    return this.clock && this.clock.hubMs + this.now() - this.clock.ownMs;
  }
}
