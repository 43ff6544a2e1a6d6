import type { NewEntry } from '../../../src/shared/domain/entry.ts';
import { entryPlace } from '../../../src/main/log/append.ts';
import { GENESIS, headMac, rowMac } from '../../../src/main/log/chain.ts';
import type { EntryLog } from '../../../src/main/log/entry-log.ts';
import { ALL_COLUMNS, Row } from '../../../src/main/log/row.ts';
import { digestOf, sealField } from '../../../src/main/log/seal.ts';

/**
 * Appends an entry as the program did before there were limits: whatever it says, claims with their names, and a case
 * of everybody merah or hitam. Returns its place.
 */
export function appendFormer(log: EntryLog, entry: NewEntry): number {
  const { keys, random } = log.sealer;
  return log.file.write(({ db }) => {
    const tip = Row.safeParse(db.prepare('SELECT * FROM entries ORDER BY seq DESC LIMIT 1').get()).data;
    const seq = (tip?.seq ?? 0) + 1;
    const seal = (field: 'name' | 'birth_date' | 'details', text: string | undefined) =>
      text === undefined ? null : sealField(keys.seal, entryPlace(seq, field), text, random);
    const name = seal('name', entry.holder?.name);
    const birth_date = seal('birth_date', entry.holder?.birthDate);
    const details = seal('details', entry.details === null ? undefined : JSON.stringify(entry.details));
    const { decision, category, reasons } = entry.verdict;
    const row = {
      ...{ seq, at: Date.parse(entry.at), kind: entry.kind, source: entry.source, format: entry.format },
      ...{ outcome: entry.outcome, decision, category, reasons: JSON.stringify(reasons) },
      ...{ issuer: entry.issuer, key_id: entry.keyId, officer_id: entry.officerId, policy: entry.policy },
      ...{ person: entry.person, tracked: entry.tracked ? 1 : null, action: null, detail: null, ref: null },
      ...{ name, name_digest: name && digestOf(name) },
      ...{ birth_date, birth_date_digest: birth_date && digestOf(birth_date) },
      ...{ details, details_digest: details && digestOf(details) },
    };
    const mac = rowMac(keys.chain, tip?.mac ?? GENESIS, row);
    db.prepare(
      `INSERT INTO entries (${ALL_COLUMNS.join(', ')}) VALUES (${ALL_COLUMNS.map((c) => `@${c}`).join(', ')})`,
    ).run({ ...row, mac });
    const follow = (category === 'merah' || category === 'hitam') && name ? 'open' : null;
    db.prepare(
      `INSERT INTO visits (seq, at, kind, person, format, category, reason, decision, waiting, officer_id, inside, follow)
        VALUES (@seq, @at, @kind, @person, @format, @category, @reason, @decision, @waiting, @officer_id, 0, @follow)`,
    ).run({ ...row, reason: reasons[0]?.code, waiting: decision === 'refer' ? 1 : 0, follow });
    db.prepare(
      'INSERT INTO head VALUES (1, @seq, @mac) ON CONFLICT DO UPDATE SET seq = excluded.seq, mac = excluded.mac',
    ).run({ seq, mac: headMac(keys.chain, seq, mac) });
    return seq;
  });
}

/** Brings a log's schema back to before claims made no case, as the program of then left it. */
export function asOfThen(log: EntryLog): void {
  log.file.write(({ db }) => db.pragma('user_version = 7'));
  log.close();
}
