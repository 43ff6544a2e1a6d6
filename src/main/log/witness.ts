import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { sameMac } from './chain.ts';
import { replaceFile } from './durable-file.ts';
import type { EntryLog } from './entry-log.ts';
import type { LogKeys } from './keys.ts';
import { Bytes } from './row.ts';

/**
 * `agrees`: the log goes on from what the witness saw; `older`: rows that the witness saw are not there: an older
 * database was put in its place; `other`: they are others; `missing`: the witness is gone or was altered.
 */
export type Testimony = 'agrees' | 'older' | 'other' | 'missing';

const Seen = z.object({ seq: z.int().min(1), mac: z.string(), proof: z.string() });
const Tip = z.object({ seq: z.int(), mac: Bytes });

/** In the log itself: that there is a witness, so that its file cannot just be taken away. */
const MARK = 'witnessed';

/**
 * A file outside the database that keeps how far the log has come, under the log's key: whoever puts a whole older
 * database back cannot make it agree.
 */
export class Witness {
  readonly #path: string;
  readonly #keys: LogKeys;
  #noted = 0;

  /** @param path the file; its folder must exist */
  constructor(path: string, keys: LogKeys) {
    this.#path = path;
    this.#keys = keys;
  }

  /** What the witness says of a log that was just opened. @throws LogError */
  ask(log: EntryLog): Testimony {
    const marked = log.file.read((session) => session.prepare('SELECT 1 FROM meta WHERE key = ?').get(MARK));
    const { seen } = this;
    if (seen === null) return marked === undefined ? 'agrees' : 'missing';
    const row = log.file.read((session) =>
      session.prepare('SELECT seq, mac FROM entries WHERE seq = ?').get(seen.seq),
    );
    const found = Tip.safeParse(row).data;
    if (!found) return 'older';
    return sameMac(found.mac, Buffer.from(seen.mac, 'hex')) ? 'agrees' : 'other';
  }

  /** Takes note of how far the log has come; nothing where it has not moved. @throws LogError, file errors */
  note(log: EntryLog): void {
    const row = log.file.read((session) =>
      session.prepare('SELECT seq, mac FROM entries ORDER BY seq DESC LIMIT 1').get(),
    );
    const tip = Tip.safeParse(row).data;
    if (!tip || tip.seq === this.#noted) return;
    const mac = Buffer.from(tip.mac).toString('hex');
    replaceFile(this.#path, `${JSON.stringify({ seq: tip.seq, mac, proof: this.#proof(tip.seq, mac) })}\n`);
    if (this.#noted === 0) {
      log.file.write((session) =>
        session
          .prepare('INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT DO NOTHING')
          .run(MARK, Buffer.of(1)),
      );
    }
    this.#noted = tip.seq;
  }

  /** How far it saw the log come; null where it is gone or was altered. */
  get seen(): z.infer<typeof Seen> | null {
    try {
      const seen = Seen.parse(JSON.parse(readFileSync(this.#path, 'utf8')));
      const proof = Buffer.from(this.#proof(seen.seq, seen.mac), 'hex');
      return sameMac(proof, Buffer.from(seen.proof, 'hex')) ? seen : null;
    } catch {
      return null;
    }
  }

  #proof(seq: number, mac: string): string {
    return createHmac('sha256', this.#keys.chain).update(`gerbang.witness.1/${seq}/${mac}`).digest('hex');
  }
}
