import type { StaffProof } from '#shared/domain/staff.ts';
import { nameKey } from './name-key.ts';
import type { StaffStore, StoredEmployee, StoredPass } from './staff-store.ts';

/**
 * All employees and passes in memory, opened once, with an index by birth date and name: whoever is scanned is known
 * in microseconds. It is read anew when another process wrote to the database.
 */
export class Roll {
  readonly #store: StaffStore;
  #loaded: { readonly connection: object | null; readonly version: unknown } | null = null;
  #employees = new Map<number, StoredEmployee>();
  #passes = new Map<number, StoredPass>();
  #newest = new Map<number, StoredPass>();
  #index = new Map<string, number[]>();

  constructor(store: StaffStore) {
    this.#store = store;
  }

  /** Reads it where that was not done yet, or where it may be another one. @throws LogError */
  refresh(): void {
    const version = this.#store.version();
    const loaded = this.#loaded;
    if (loaded?.connection !== this.#store.connection || loaded.version !== version) this.reload();
  }

  /** Reads it anew. @throws LogError */
  reload(): void {
    const { employees, passes } = this.#store.load();
    this.#employees = new Map(employees.map((each) => [each.id, each]));
    this.#passes = new Map(passes.map((each) => [each.id, each]));
    // In the order of their numbers: the last one of an employee stays.
    this.#newest = new Map(passes.map((each) => [each.employee, each]));
    this.#index = new Map();
    for (const { id, person, active } of employees) {
      if (!active) continue;
      const key = keyOf(person.birthDate, person.name);
      this.#index.set(key, [...(this.#index.get(key) ?? []), id]);
    }
    this.#loaded = { connection: this.#store.connection, version: this.#store.version() };
  }

  get all(): readonly StoredEmployee[] {
    this.#require();
    return [...this.#employees.values()];
  }

  employee(id: number): StoredEmployee | undefined {
    this.#require();
    return this.#employees.get(id);
  }

  pass(id: number): StoredPass | undefined {
    this.#require();
    return this.#passes.get(id);
  }

  /** The newest pass of an employee. */
  passOf(employee: number): StoredPass | undefined {
    this.#require();
    return this.#newest.get(employee);
  }

  /** The active employees who were born on that day and are called by one of these names. */
  find(birthDate: string, names: readonly string[]): number[] {
    this.#require();
    return [...new Set(names.flatMap((name) => this.#index.get(keyOf(birthDate, name)) ?? []))];
  }

  /** Takes note of proofs that were just kept. */
  learned(proofs: ReadonlyMap<number, StaffProof>): void {
    for (const [id, proof] of proofs) {
      const known = this.#employees.get(id);
      if (known) this.#employees.set(id, { ...known, proof });
    }
  }

  #require(): void {
    if (!this.#loaded) this.reload();
  }
}

function keyOf(birthDate: string, name: string): string {
  return `${birthDate} ${nameKey(name)}`;
}
