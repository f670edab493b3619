/** The bytes that are being looked at. All places are counted from the beginning of the content. */
export class ScanWindow {
  /** Place of the first byte that is kept. */
  base = 0;
  /** Place behind the last byte. */
  end = 0;

  constructor(
    readonly bytes: Buffer,
    private readonly capacity: number,
  ) {}

  /** Index in `bytes` of a place. */
  index(place: number): number {
    return place - this.base;
  }

  /**
   * Adds bytes behind the others and may forget those before `keepFrom`. Returns by how many places the bytes moved
   * to the front. What is kept and what is added must fit.
   */
  append(added: Uint8Array, keepFrom: number): number {
    const kept = this.end - keepFrom;
    const freed = keepFrom - this.base;
    const full = this.end - this.base + added.length > this.capacity;
    const move = full || freed >= kept ? freed : 0;
    if (move > 0) {
      this.bytes.copyWithin(0, move, this.end - this.base);
      this.base += move;
    }
    this.bytes.set(added, this.end - this.base);
    this.end += added.length;
    return move;
  }
}
