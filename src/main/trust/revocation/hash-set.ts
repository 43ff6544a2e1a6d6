/** Bytes of a truncated SHA-256 (EU DCC revocation: the first 128 bits). */
export const HASH_BYTES = 16;

/**
 * Hashes in one sorted buffer, each perhaps with some bytes that belong to it: a million take 16 MB and are found in
 * twenty steps. Immutable.
 */
export class HashSet {
  readonly #records: Buffer;
  readonly #stride: number;

  private constructor(records: Buffer, stride: number) {
    this.#records = records;
    this.#stride = stride;
  }

  /**
   * @param records hashes of 16 bytes, one behind the other, in any order; kept without a copy where they are sorted
   * @param stride how many bytes a record has: 16, and what belongs to each hash
   * @throws RangeError where they are not whole records
   */
  static of(records: Uint8Array, stride = HASH_BYTES): HashSet {
    const buffer = Buffer.from(records.buffer, records.byteOffset, records.byteLength);
    if (buffer.length % stride !== 0) throw new RangeError('a record is not whole');
    return new HashSet(isSorted(buffer, stride) ? buffer : sorted(buffer, stride), stride);
  }

  get size(): number {
    return this.#records.length / this.#stride;
  }

  /** The sorted records. */
  get bytes(): Buffer {
    return this.#records;
  }

  has(hash: Uint8Array): boolean {
    return this.find(hash) !== undefined;
  }

  /** The record of a hash, its own 16 bytes first; the last where there are several. */
  find(hash: Uint8Array): Buffer | undefined {
    let low = 0;
    let high = this.size;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const at = middle * this.#stride;
      if (this.#records.compare(hash, 0, HASH_BYTES, at, at + HASH_BYTES) <= 0) low = middle + 1;
      else high = middle;
    }
    if (low === 0) return undefined;
    const at = (low - 1) * this.#stride;
    if (this.#records.compare(hash, 0, HASH_BYTES, at, at + HASH_BYTES) !== 0) return undefined;
    return this.#records.subarray(at, at + this.#stride);
  }
}

function isSorted(records: Buffer, stride: number): boolean {
  for (let at = stride; at < records.length; at += stride) {
    if (compareRecords(records, stride, at - stride, at) > 0) return false;
  }
  return true;
}

function sorted(records: Buffer, stride: number): Buffer {
  const order = new Uint32Array(records.length / stride);
  for (let i = 0; i < order.length; i++) order[i] = i;
  order.sort((a, b) => compareRecords(records, stride, a * stride, b * stride));
  const result = Buffer.allocUnsafeSlow(records.length);
  order.forEach((from, to) => records.copy(result, to * stride, from * stride, (from + 1) * stride));
  return result;
}

function compareRecords(records: Buffer, stride: number, a: number, b: number): number {
  // Hashes nearly always differ in their first bytes.
  const first = records.readUInt32BE(a) - records.readUInt32BE(b);
  return first === 0 ? records.compare(records, b, b + stride, a, a + stride) : first;
}
