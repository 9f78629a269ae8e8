/** Silence after which the connection counts as lost; the hub gives a sign of life every 5 s. */
export const SILENT_MS = 12_000;
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 8_000;

/**
 * A page's end of one of the hub's streams: what every stream has in common. It owns no timer and reads no clock: the page
 * calls tick(now) about once a second.
 *
 * phase: 'connecting' until the first state, 'live', or 'lost'. A kind of stream says in `handlers` what it does with each
 * event; a handler that returns false has found that the page's picture is no longer the hub's, and the stream begins anew.
 */
export class StreamLink {
  /**
   * open() returns an EventSource (or a fake); now() is milliseconds; changed(link) is called after every change.
   */
  constructor({ open, now, changed }) {
    this.open = open;
    this.now = now;
    this.changed = changed;
    this.phase = 'connecting';
    this.board = null;
    this.heardMs = now();
    this.retryMs = FIRST_RETRY_MS;
    this.retryAtMs = null;
    this.#connect();
  }

  /** {event: (data) => false when the whole state is needed}; 'state' is handled here. */
  handlers() {
    return {};
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
    const handlers = { state: (state) => this.#show(state), ...this.handlers() };
    // A closed source may still deliver what was queued: only the present one is heard.
    for (const [name, handle] of Object.entries(handlers)) {
      source.addEventListener(name, (event) => {
        if (this.source !== source) return;
        if (handle(event.data ? JSON.parse(event.data) : null) === false) this.#connect();
        else this.heardMs = this.now();
        this.changed(this);
      });
    }
    source.addEventListener('error', () => {
      if (this.source !== source) return;
      this.#lose();
      this.changed(this);
    });
  }

  #show(state) {
    this.board = state;
    this.phase = 'live';
    this.retryMs = FIRST_RETRY_MS;
  }

  #lose() {
    this.close();
    this.phase = this.board ? 'lost' : 'connecting';
    this.retryAtMs = this.now() + this.retryMs;
    this.retryMs = Math.min(this.retryMs * 2, LONGEST_RETRY_MS);
  }
}
