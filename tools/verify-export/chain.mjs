// The chain of a ledger, recomputed: hash = SM3(prev ‖ seq ‖ time ‖ len‖actor ‖ len‖kind ‖ len‖body), numbers big-endian,
// seq and time of 8 bytes, lengths of 4; the first row's prev is all zero (docs/architecture.md, law 3).
import smCrypto from 'sm-crypto';

const HASH = /^[0-9a-f]{64}$/;

/** The hash of a row behind the one whose hash is `prev`; both as hexadecimal digits. */
export function rowHash(prev, { seq, at_ms: at, actor, kind, body }) {
  const numbers = Buffer.alloc(16);
  numbers.writeBigUInt64BE(BigInt(seq), 0);
  numbers.writeBigInt64BE(BigInt(at), 8);
  const parts = [Buffer.from(prev, 'hex'), numbers];
  for (const text of [actor, kind, body]) {
    const bytes = Buffer.from(text, 'utf8');
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    parts.push(length, bytes);
  }
  return smCrypto.sm3([...Buffer.concat(parts)]);
}

function isRow(row) {
  return (
    Number.isSafeInteger(row?.seq) &&
    Number.isSafeInteger(row.at_ms) &&
    [row.actor, row.kind, row.body].every((text) => typeof text === 'string') &&
    HASH.test(row.hash)
  );
}

/**
 * Reads lines of an export one by one. `add(line)` takes each; `end(heads)` answers {faults, rows, head}: every altered,
 * removed, inserted or reordered row by number, a tail that was cut off, and every kept head {seq, hash} that the chain
 * contradicts.
 */
export class ChainReader {
  #prev = '0'.repeat(64);
  #seq = 0;
  #lines = 0;
  #head = null;
  #hashes = new Map();
  faults = [];

  /** `kept`: heads that were kept elsewhere, to be compared. */
  constructor(kept = []) {
    this.kept = kept;
    for (const head of kept) this.#hashes.set(head.seq, null);
  }

  add(line) {
    this.#lines += 1;
    if (line === '') return;
    let row;
    try {
      row = JSON.parse(line);
    } catch {
      this.faults.push(`line ${this.#lines}: is no JSON`);
      return;
    }
    if (row?.head) {
      this.#head = row.head;
      return;
    }
    if (!isRow(row)) {
      this.faults.push(`line ${this.#lines}: is no row of a ledger`);
      return;
    }
    if (row.seq !== this.#seq + 1)
      this.faults.push(
        row.seq > this.#seq
          ? `row ${this.#seq + 1}${row.seq > this.#seq + 2 ? ` to ${row.seq - 1}` : ''}: missing`
          : `row ${row.seq}: stands behind row ${this.#seq}`,
      );
    // A row is judged by what stands before it, and the next one by what it claims to be: one fault is one line.
    if (rowHash(this.#prev, row) !== row.hash) this.faults.push(`row ${row.seq}: does not follow from the rows before it`);
    this.#prev = row.hash;
    this.#seq = Math.max(this.#seq, row.seq);
    if (this.#hashes.has(row.seq)) this.#hashes.set(row.seq, row.hash);
  }

  end() {
    const head = this.#head;
    if (!head) this.faults.push('the end is missing: the last line says where the ledger stood');
    else if (head.seq !== this.#seq || head.hash !== this.#prev)
      this.faults.push(`the last row is ${this.#seq}, but the ledger stood at ${head.seq}: its tail is missing or another one`);
    for (const { seq, hash, source } of this.kept) {
      const found = this.#hashes.get(seq);
      if (found === null) this.faults.push(`head ${seq} kept in ${source}: the ledger has no such row any more`);
      else if (found !== hash) this.faults.push(`head ${seq} kept in ${source}: the ledger has another row there: the chain was made anew`);
    }
    return { faults: this.faults, rows: this.#seq, head: this.#prev };
  }
}
