import type { Entry } from '#shared/domain/entry.ts';
import type { Officer } from '#shared/domain/officer.ts';
import type { Employee, StaffPass, StaffProof } from '#shared/domain/staff.ts';
import type { ReadPass } from '../credential/staff-pass/read.ts';
import type { Verification } from '../entry/verify.ts';
import type { EntryLog } from '../log/entry-log.ts';
import type { Threads } from '../threads/threads.ts';
import { StaffError } from './errors.ts';
import { basisFor, expiryOf, type PassOrder } from './issue.ts';
import { judgePass, passState } from './judge-pass.ts';
import { proofFrom } from './learn.ts';
import { nameKey } from './name-key.ts';
import { signPass } from './pass-code.ts';
import { passKeyOf, type PassKey } from './pass-key.ts';
import { recognise } from './recognise.ts';
import { Roll } from './roll.ts';
import { Rosters } from './roster/rosters.ts';
import { StaffStore, type StoredEmployee, type StoredPass } from './staff-store.ts';

export interface StaffOptions {
  readonly log: EntryLog;
  /** Where rosters are read. */
  readonly threads: Threads;
  readonly now: () => Date;
  /** The office's, an IANA name. */
  readonly timeZone: () => string;
}

/** A pass as it is printed. */
export interface PassCard {
  readonly name: string;
  readonly unit: string | null;
  readonly number: string | null;
  readonly expiresAt: Date;
  /** The text of the QR code. */
  readonly code: string;
}

/** Employees without a pass that could be issued, and why not. */
export interface IssueResult {
  readonly issued: readonly number[];
  /** No certificate that is hijau was scanned of them. */
  readonly unproven: readonly number[];
}

/**
 * The office's employees: who they are, by what they are known on a scan, and the passes that they are given.
 * Every method throws LogError where the database fails.
 */
export class Staff {
  readonly roster: Rosters;
  readonly #options: StaffOptions;
  readonly #store: StaffStore;
  readonly #roll: Roll;
  #key: PassKey | null = null;
  #learned = new Map<number, StaffProof>();

  constructor(options: StaffOptions) {
    this.#options = options;
    this.#store = new StaffStore(options.log);
    this.#roll = new Roll(this.#store);
    this.roster = new Rosters({ ...options, store: this.#store, roll: this.#roll });
  }

  /** Reads the roll anew where another process changed it. */
  refresh(): void {
    this.#roll.refresh();
  }

  /** Tells an employee from a visitor. */
  recognise(verification: Verification): Verification {
    return recognise(verification, this.#roll);
  }

  /** What a staff pass is worth now. */
  judge(pass: ReadPass, at: Date): Verification {
    return judgePass(pass, at, { roll: this.#roll, key: this.#passKey, timeZone: this.#options.timeZone() });
  }

  /** Takes note of what an employee's credential came to, to be kept by `settle`: the visitor does not wait for it. */
  learn(entry: Entry, verification: Verification): void {
    const { employee } = verification;
    if (employee === undefined) return;
    const known = this.#learned.get(employee) ?? this.#roll.employee(employee)?.proof ?? null;
    const proof = proofFrom(entry, verification, known, this.#options.timeZone());
    if (proof) this.#learned.set(employee, proof);
  }

  /** Keeps what was learned. */
  settle(): void {
    if (this.#learned.size === 0) return;
    const learned = this.#learned;
    this.#learned = new Map();
    this.#roll.learned(learned);
    this.#store.setProofs(learned);
  }

  /**
   * Employees by name, those who work here first.
   * @param text words that are all in the name, the number or the unit
   */
  list(text: string, limit: number): { employees: Employee[]; total: number; active: number } {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    const found = this.#roll.all.filter((each) => matches(each, words));
    const order = new Intl.Collator('id');
    found.sort((a, b) => Number(b.active) - Number(a.active) || order.compare(a.person.name, b.person.name));
    return {
      employees: found.slice(0, limit).map((each) => this.#shown(each)),
      total: found.length,
      active: found.filter(({ active }) => active).length,
    };
  }

  /** @throws StaffError `NO_EMPLOYEE` */
  employee(id: number): Employee {
    return this.#shown(this.#require(id));
  }

  /** Whether somebody works here: the passes of who does not hold no more. @throws StaffError `NO_EMPLOYEE` */
  setActive(id: number, active: boolean, officer: Officer): Employee {
    this.#require(id);
    this.#store.setActive(id, active, this.#request(officer));
    this.#roll.reload();
    return this.employee(id);
  }

  /** Shreds what is kept of somebody who works here no more. @throws StaffError `NO_EMPLOYEE`, `STILL_ACTIVE` */
  erase(id: number, officer: Officer): void {
    if (this.#require(id).active) throw new StaffError('STILL_ACTIVE', 'who works here is kept');
    this.#store.erase(id, this.#request(officer));
    this.#roll.reload();
  }

  /**
   * Issues passes; earlier ones of the same people are taken back by that.
   * @throws StaffError `NO_EMPLOYEE`, `NOT_ACTIVE`
   */
  issue(ids: readonly number[], order: PassOrder, officer: Officer): IssueResult {
    const request = this.#request(officer);
    const passes = [];
    const unproven: number[] = [];
    for (const id of new Set(ids)) {
      const employee = this.#require(id);
      if (!employee.active) throw new StaffError('NOT_ACTIVE', 'a pass is for who works here');
      const basis = basisFor(employee.proof, order, request.at);
      if (!basis) unproven.push(id);
      else
        passes.push({
          employee: id,
          issuedAt: request.at,
          expiresAt: expiryOf(basis, order.months, request.at),
          basis,
        });
    }
    if (passes.length > 0) this.#store.issue(passes, request);
    this.#roll.reload();
    return { issued: passes.map(({ employee }) => employee), unproven };
  }

  /** Takes an employee's pass back. @throws StaffError `NO_EMPLOYEE`, `NO_PASS` */
  revoke(id: number, officer: Officer): Employee {
    this.#require(id);
    const pass = this.#roll.passOf(id);
    if (!pass || pass.revokedAt) throw new StaffError('NO_PASS', 'there is no pass to take back');
    this.#store.revoke(pass, this.#request(officer));
    this.#roll.reload();
    return this.employee(id);
  }

  /** The passes of employees as they are printed; those without one that holds are left out. */
  cards(ids: readonly number[]): PassCard[] {
    const at = this.#options.now();
    return [...new Set(ids)].flatMap((id) => {
      const employee = this.#require(id);
      const pass = this.#roll.passOf(id);
      if (!pass || passState(pass, employee, at) !== 'valid') return [];
      const { name, unit = null, number = null } = employee.person;
      const code = signPass({ ...pass, pass: pass.id }, this.#passKey);
      return [{ name, unit, number, expiresAt: pass.expiresAt, code }];
    });
  }

  get #passKey(): PassKey {
    this.#key ??= passKeyOf(this.#options.log.sealer.keys.pass);
    return this.#key;
  }

  #require(id: number): StoredEmployee {
    const found = this.#roll.employee(id);
    if (!found) throw new StaffError('NO_EMPLOYEE', 'there is no such employee');
    return found;
  }

  #request(officer: Officer) {
    return { at: this.#options.now(), officerId: officer.id };
  }

  #shown(employee: StoredEmployee): Employee {
    const { id, person, active, proof } = employee;
    const pass = this.#roll.passOf(id);
    return { ...person, id, active, proof, pass: pass ? this.#shownPass(pass, employee) : null };
  }

  #shownPass(pass: StoredPass, employee: StoredEmployee): StaffPass {
    return {
      id: pass.id,
      employee: pass.employee,
      issuedAt: pass.issuedAt.toISOString(),
      expiresAt: pass.expiresAt.toISOString(),
      revokedAt: pass.revokedAt?.toISOString() ?? null,
      basis: pass.basis,
      state: passState(pass, employee, this.#options.now()),
    };
  }
}

function matches(
  { person: { name, number = '', unit = '' } }: StoredEmployee,
  words: readonly string[],
): boolean {
  const text = `${name} ${nameKey(name)} ${number} ${unit}`.toLowerCase();
  return words.every((word) => text.includes(word));
}
