import { StreamLink } from '../stream/link.js';

/** A wall page's stream: whole steps, and signs of life that tell nothing else. */
export class WallLink extends StreamLink {
  handlers() {
    return { ping: () => true };
  }
}
