import { applyDelta } from './board.js';

/** Silence after which the connection counts as lost; the hub gives a sign of life every 5 s. */
export const SILENT_MS = 12_000;
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 8_000;

/**
 * The page's end of the live stream. It owns no timer and reads no clock: the page calls tick(now) about once a second.
 *
 * phase: 'connecting' until the first state, 'live', or 'lost'. After a loss the whole state comes anew, never a
 * difference to what was shown before.
 */
export class LiveLink {
  /**
   * open() returns an EventSource (or a fake); now() is milliseconds; changed(link) is called after every change.
   */
  constructor({ open, now, changed }) {
    this.open = open;
    this.now = now;
    this.changed = changed;
    this.phase = 'connecting';
    this.board = null;
    this.brokerConnected = true;
    this.heardMs = now();
    this.retryMs = FIRST_RETRY_MS;
    this.retryAtMs = null;
    this.#connect();
  }

  tick(now) {
    if (this.retryAtMs !== null) {
      if (now >= this.retryAtMs) this.#connect();
    } else if (now - Math.max(this.heardMs, this.openedMs) > SILENT_MS) {
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
    this.openedMs = this.now();
    const source = this.open();
    this.source = source;
    // A closed source may still deliver what was queued: only the present one is heard.
    const hear = (handle) => (event) => {
      if (this.source !== source) return;
      handle.call(this, event.data ? JSON.parse(event.data) : null);
      this.changed(this);
    };
    source.addEventListener('state', hear(this.#onState));
    source.addEventListener('delta', hear(this.#onDelta));
    source.addEventListener('ping', hear(this.#onPing));
    source.addEventListener('error', () => {
      if (this.source !== source) return;
      this.#lose();
      this.changed(this);
    });
  }

  #onState(state) {
    this.board = state;
    this.phase = 'live';
    this.heardMs = this.now();
    this.retryMs = FIRST_RETRY_MS;
  }

  #onDelta(delta) {
    const next = applyDelta(this.board, delta);
    if (!next) return this.#connect();
    this.board = next;
    this.heardMs = this.now();
  }

  #onPing(ping) {
    if (ping.seq !== this.board?.seq) return this.#connect();
    this.brokerConnected = ping.broker_connected;
    this.heardMs = this.now();
  }

  #lose() {
    this.close();
    this.phase = this.board ? 'lost' : 'connecting';
    this.retryAtMs = this.now() + this.retryMs;
    this.retryMs = Math.min(this.retryMs * 2, LONGEST_RETRY_MS);
  }
}
