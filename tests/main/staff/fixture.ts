import type { Officer } from '#shared/domain/officer.ts';
import type { Verification } from '../../../src/main/entry/verify.ts';
import { Staff } from '../../../src/main/staff/staff.ts';
import { Threads } from '../../../src/main/threads/threads.ts';
import { temporaryLog } from '../log/fixture.ts';

export const NOW = new Date('2022-03-01T02:00:00Z');
export const OFFICER: Officer = { id: 1, name: 'Budi Santoso', role: 'admin' };

/** An office's employees, with a clock that the test sets. */
export function office(threads = new Threads(null)) {
  const { log, path } = temporaryLog();
  const clock = { now: NOW };
  const options = { log, threads, now: () => clock.now, timeZone: () => 'Asia/Makassar' };
  return { log, path, clock, staff: new Staff(options), another: () => new Staff(options) };
}

/** Takes a roster that has no faults; returns the ids in the order of the roll. */
export async function hire(staff: Staff, csv: string, retireMissing = false): Promise<void> {
  const preview = await staff.roster.preview('roster.csv', Buffer.from(csv));
  if (preview.counts.refused) throw new Error(JSON.stringify(preview.rows));
  staff.roster.take(preview.token, { retireMissing, officerId: 1 });
}

export function idOf(staff: Staff, name: string): number {
  const [found] = staff.list(name, 1).employees;
  if (!found) throw new Error(`nobody is called ${name}`);
  return found.id;
}

/** What a genuine certificate of somebody comes to. */
export function verified(
  name: string,
  birthDate: string,
  category: 'hijau' | 'merah' = 'hijau',
  expiresAt?: string,
): Verification {
  return {
    format: 'hcert',
    outcome: 'verified',
    error: null,
    credential: {
      format: 'hcert',
      profile: 'eu-dcc 1.3.0',
      issuer: 'ID',
      holder: { name, birthDate },
      ...(expiresAt !== undefined && { expiresAt }),
      statements: [{ kind: 'vaccination', disease: '840539006', date: '2021-09-01' }],
    },
    verdict:
      category === 'hijau'
        ? { decision: 'admit', category, reasons: [{ code: 'VACCINATION_COMPLETE' }] }
        : { decision: 'deny', category, reasons: [{ code: 'TEST_POSITIVE_PAST' }] },
  };
}
