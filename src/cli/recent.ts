/** Remembers what was made last, by name; the oldest goes when there are more than so many. */
export class Recent<T> {
  readonly #made = new Map<string, T>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  /** What was made under that name, else what `make` makes; a failure is not remembered. */
  async get(name: string, make: () => T | Promise<T>): Promise<T> {
    const found = this.#made.get(name);
    if (found !== undefined) return found;
    const made = await make();
    this.#made.set(name, made);
    const [oldest] = this.#made.keys();
    if (this.#made.size > this.#most && oldest !== undefined) this.#made.delete(oldest);
    return made;
  }
}
