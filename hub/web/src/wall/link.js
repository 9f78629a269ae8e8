import { SILENT_MS } from '../live/link.js';

const RETRY_MS = 3_000;

/**
 * A wall page's end of its stream: whole steps and signs of life. Like LiveLink it owns no timer and reads no clock.
 *
 * phase: 'connecting' until the first step, 'live', or 'lost'.
 */
export class WallLink {
  constructor({ open, now, changed }) {
    this.open = open;
    this.now = now;
    this.changed = changed;
    this.phase = 'connecting';
    this.board = null;
    this.#connect();
  }

  tick(now) {
    if (this.retryAtMs !== null) {
      if (now >= this.retryAtMs) this.#connect();
    } else if (now - this.heardMs > SILENT_MS) {
      this.#lose();
    }
    this.changed(this);
  }

  close() {
    this.source?.close();
    this.source = null;
  }

  #connect() {
    this.close();
    this.retryAtMs = null;
    this.heardMs = this.now();
    const source = this.open();
    this.source = source;
    const hear = (handle) => (event) => {
      if (this.source !== source) return;
      this.heardMs = this.now();
      handle(event);
      this.changed(this);
    };
    source.addEventListener(
      'state',
      hear((event) => {
        this.board = JSON.parse(event.data);
        this.phase = 'live';
      }),
    );
    source.addEventListener('ping', hear(() => {}));
    source.addEventListener('error', () => {
      if (this.source !== source) return;
      this.#lose();
      this.changed(this);
    });
  }

  #lose() {
    this.close();
    this.phase = this.board ? 'lost' : 'connecting';
    this.retryAtMs = this.now() + RETRY_MS;
  }
}
