import type { ExportRequest, ExportResult, ExportState, VisitExport } from '#shared/domain/export.ts';
import type { FollowCase } from '#shared/domain/follow-up.ts';
import type { Language } from '#shared/domain/locale.ts';
import type { Officer } from '#shared/domain/officer.ts';
import type { Visit } from '#shared/domain/visit.ts';
import type { AuditDetail, NewAudit } from '../log/audit.ts';
import type { EntryLog } from '../log/entry-log.ts';
import type { Faces } from '../paper/faces.ts';
import { caseTable } from './case-table.ts';
import { csv } from './csv.ts';
import { ExportCancelled, ExportError, ExportRefused } from './errors.ts';
import { jsonl } from './jsonl.ts';
import { batchesOf, countOf, visitsAt, visitsOf } from './source.ts';
import { officeClock, type Batches } from './table.ts';
import { Tally } from './tally.ts';
import { Target } from './target.ts';
import { visitTable } from './visit-table.ts';
import { xlsx } from './xlsx.ts';

export interface ExporterOptions {
  readonly log: EntryLog;
  readonly officers: { list(): Pick<Officer, 'id' | 'name'>[] };
  readonly now: () => Date;
  /** The office's, an IANA name. */
  readonly timeZone: () => string;
  /** The kiosk's own folder: no export goes there. */
  readonly keepOut: string;
  /** Puts it on record; in the log itself unless told otherwise. */
  readonly record?: (audit: NewAudit) => void | Promise<void>;
}

export interface ExportOrder {
  readonly request: ExportRequest;
  /** Where to, as a person chose it. */
  readonly path: string;
  /** Whose order it is; null from the command line. */
  readonly officer: Pick<Officer, 'id' | 'name'> | null;
  readonly office: string;
  readonly language: Language;
  /** What a PDF is written with. */
  readonly faces: Faces | null;
  /** The cases of the request, where it is for cases; read as they are needed. */
  readonly cases: Iterable<FollowCase>;
}

/** Whatever writes exports, here or in a thread. */
export type Exports = Pick<Exporter, 'state' | 'busy' | 'start' | 'cancel'>;

type Chunks = AsyncIterable<string | Uint8Array>;

/** About so many bytes a row takes: whether there is room is asked before all rows are known. */
const ROW_BYTES = { csv: 260, xlsx: 110, jsonl: 900, pdf: 120 } as const;
const FILE_BYTES = 512 * 1024;

/**
 * Writes what is in the log to a file, in steps of a few milliseconds: scans have their turn in between. There is one
 * export at a time. It is on record, with the file's digest, before the file has its name.
 */
export class Exporter {
  readonly #options: ExporterOptions;
  #state: ExportState = { phase: 'idle' };
  #cancelled = false;
  #upTo = 0;

  constructor(options: ExporterOptions) {
    this.#options = options;
  }

  get state(): ExportState {
    return this.#state;
  }

  get busy(): boolean {
    return this.#state.phase === 'running' || this.#state.phase === 'checking';
  }

  /**
   * Begins an export; how it fares is in `state`.
   * @returns resolves when it is over, however it ended
   * @throws ExportRefused where one is under way
   */
  start(order: ExportOrder): Promise<void> {
    if (this.busy) throw new ExportRefused('EXPORT_REFUSED', 'one export at a time');
    this.#cancelled = false;
    this.#state = { phase: 'running', done: 0, total: 0 };
    return this.#run(order);
  }

  /** Ends the export, if there is one; nothing of its file is left. */
  cancel(): void {
    this.#cancelled = true;
  }

  async #run(order: ExportOrder): Promise<void> {
    let target: Target | null = null;
    try {
      const { request, path } = order;
      // Whoever comes from now on is in the next export.
      this.#upTo = this.#options.log.tip();
      const total = await this.#total(order);
      this.#state = { phase: 'running', done: 0, total };
      const place = { path, extension: request.format, keepOut: this.#options.keepOut };
      target = await Target.create(place, FILE_BYTES + total * ROW_BYTES[request.format]);
      const counter = { rows: 0 };
      for await (const chunk of this.#chunks(order, counter)) {
        this.#going();
        await target.write(chunk);
      }
      this.#state = { phase: 'checking' };
      const written = await target.check();
      this.#going();
      const result = { file: target.name, rows: counter.rows, ...written };
      await this.#keep(target, order, result);
      this.#state = { phase: 'done', result };
    } catch (error) {
      await target?.discard();
      this.#state =
        error instanceof ExportCancelled
          ? { phase: 'cancelled' }
          : { phase: 'failed', fault: error instanceof ExportError ? error.code : 'LOG_FAILED' };
      if (!(error instanceof ExportCancelled || error instanceof ExportError)) throw error;
    }
  }

  async #keep(target: Target, order: ExportOrder, result: ExportResult): Promise<void> {
    await this.#record(order, result, {});
    try {
      await target.keep();
    } catch (error) {
      await this.#record(order, result, { kept: false });
      throw error;
    }
  }

  readonly #going = (): void => {
    if (this.#cancelled) throw new ExportCancelled('CANCELLED', 'cancelled');
  };

  async #total({ request }: ExportOrder): Promise<number> {
    if (request.kind === 'cases') return 0;
    return countOf(this.#options.log, request.filter, this.#going);
  }

  #chunks(order: ExportOrder, counter: { rows: number }): Chunks {
    const { request, language } = order;
    const timeZone = this.#options.timeZone();
    if (request.kind === 'cases') {
      const table = caseTable({ language, timeZone });
      const rows = this.#counted(batchesOf(order.cases, this.#going), counter);
      return request.format === 'csv' ? csv(table, rows, language) : xlsx(table, rows);
    }
    const visits = this.#counted(this.#visits(request), counter);
    const { personal } = request;
    switch (request.format) {
      case 'jsonl':
        return jsonl(visits, personal);
      case 'pdf':
        return this.#report(order, request, visits);
      case 'csv':
      case 'xlsx': {
        const tally = new Tally(officeClock(timeZone));
        const officers = new Map(this.#options.officers.list().map(({ id, name }) => [id, name]));
        const table = visitTable({ language, timeZone, personal, officers, tally });
        const tallied = passing(visits, (visit) => tally.add(visit));
        return request.format === 'csv' ? csv(table, tallied, language) : xlsx(table, tallied);
      }
    }
  }

  async *#visits({ filter, text = '' }: VisitExport): AsyncGenerator<readonly Visit[]> {
    const { log } = this.#options;
    const found = await log.searchAll(text, filter);
    if (!found) {
      yield* visitsOf(log, filter, this.#upTo, this.#going);
      return;
    }
    this.#state = { phase: 'running', done: 0, total: found.length };
    const seqs = found.filter((seq) => seq <= this.#upTo).reverse();
    yield* visitsAt(log, seqs, this.#going);
  }

  async *#counted<Row>(batches: Batches<Row>, counter: { rows: number }): AsyncGenerator<readonly Row[]> {
    for await (const rows of batches) {
      counter.rows += rows.length;
      const { total } = this.#state.phase === 'running' ? this.#state : { total: 0 };
      this.#state = { phase: 'running', done: counter.rows, total: Math.max(total, counter.rows) };
      yield rows;
    }
  }

  async *#report(order: ExportOrder, request: VisitExport, visits: Batches<Visit>): AsyncGenerator<Buffer> {
    const { faces, language, office, officer } = order;
    if (!faces) throw new ExportError('NOT_WRITTEN', 'there are no faces to print with');
    const { filter, text = '', personal } = request;
    const timeZone = this.#options.timeZone();
    const at = this.#options.now();
    const narrowed = text !== '' || Object.keys(filter).some((key) => key !== 'from' && key !== 'to');
    // What draws is no small thing to read.
    const { reportPdf } = await import('./report-pdf.ts');
    yield await reportPdf(visits, {
      faces,
      language,
      timeZone,
      office,
      at,
      filter,
      narrowed,
      personal,
      officer: officer?.name ?? '',
    });
  }

  /** Who took what out of the kiosk: in the chain, without a word of what was looked for. */
  async #record(
    { request, officer }: ExportOrder,
    { rows, bytes, sha256 }: ExportResult,
    more: AuditDetail,
  ): Promise<void> {
    const { kind, format, filter } = request;
    const scope =
      request.kind === 'visits'
        ? { personal: request.personal, searched: (request.text ?? '') !== '' }
        : { personal: 'all' };
    const detail: AuditDetail = { kind, format, ...scope, rows, bytes, sha256 };
    for (const [name, value] of Object.entries(filter)) {
      if (value !== undefined) detail[name === 'kind' ? 'entryKind' : name] = value;
    }
    const audit: NewAudit = {
      at: this.#options.now().toISOString(),
      action: 'LOG_EXPORTED',
      officerId: officer?.id ?? null,
      detail: { ...detail, ...more },
    };
    await (this.#options.record ?? ((entry) => void this.#options.log.audit(entry)))(audit);
  }
}

async function* passing<Row>(
  batches: Batches<Row>,
  look: (row: Row) => void,
): AsyncGenerator<readonly Row[]> {
  for await (const rows of batches) {
    for (const row of rows) look(row);
    yield rows;
  }
}
