import { StreamLink } from '../stream/link.js';
import { applyDelta } from './board.js';

/** The board's stream: the whole state, then differences. After a loss the whole state comes anew. */
export class LiveLink extends StreamLink {
  brokerConnected = true;

  handlers() {
    return {
      delta: (delta) => {
        const next = applyDelta(this.board, delta);
        if (!next) return false;
        this.board = next;
        return true;
      },
      ping: (ping) => {
        if (ping.seq !== this.board?.seq) return false;
        this.brokerConnected = ping.broker_connected;
        return true;
      },
    };
  }
}
