import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { addDays, CivilDate, civilDate } from '#shared/domain/civil-date.ts';
import { civilDay } from '#shared/domain/civil-day.ts';
import { ExportFormat, PersonalScope, type ExportFault, type VisitExport } from '#shared/domain/export.ts';
import { Language } from '#shared/domain/locale.ts';
import { Site } from '#shared/domain/site.ts';
import { Category } from '#shared/domain/verdict.ts';
import { Exporter } from '../main/export/exporter.ts';
import { Officers } from '../main/officer/officers.ts';
import type { DataFolder } from '../main/site/data-folder.ts';
import { timeZoneOf } from './data.ts';
import { command, DATA } from './command.ts';
import { CliError } from './errors.ts';
import { printingFaces } from './faces.ts';
import { filesWithLog, openLog } from './open-log.ts';
import { EXIT } from './terminal.ts';

const FAULTS: Readonly<Record<ExportFault, string>> = {
  TARGET_REFUSED: 'that is no place or no name for an export',
  NO_SPACE: 'there is not enough space',
  NOT_WRITTEN: 'it cannot be written there',
  READ_BACK: 'what was read back is not what was written',
  LOG_FAILED: 'the log cannot be read, or the export not be put on record',
};

/** `gerbang log export`: visits as a file; on record in the log, as every export is. */
export const exportLog = command({
  usage: 'gerbang log export --to FILE',
  says: `Writes visits to a file, reads it back, and puts the export on record in the log. Prints the file's
name, rows, bytes and SHA-256, separated by tabs. The kiosk may be running.`,
  options: {
    to: { type: 'string', value: 'FILE', says: 'where to; its ending names the format unless --format does' },
    format: { type: 'string', value: 'NAME', says: 'csv, xlsx, pdf (a report to sign), jsonl' },
    day: {
      type: 'string',
      value: 'YYYY-MM-DD',
      says: "which day, in the office's time zone; today unless given",
    },
    from: { type: 'string', value: 'DAY', says: 'instead of --day: the first day' },
    until: { type: 'string', value: 'DAY', says: 'instead of --day: the last day; today unless given' },
    category: { type: 'string', value: 'NAME', says: 'hijau, kuning, merah or hitam only' },
    personal: {
      type: 'string',
      default: 'none',
      value: 'SCOPE',
      says: 'none (unless given), name, or all: NIK, telephone, address and so on, too',
    },
    lang: {
      type: 'string',
      default: 'id',
      value: 'id|en',
      says: 'the language of its words; id unless given',
    },
    force: { type: 'boolean', default: false, says: 'replace a file that is there' },
    data: DATA,
  },
  after: `It takes the log's key: where the operating system keeps it for the kiosk alone, export from the
officer's desk.

Exit code: 1 when there is no file; nothing of it is left then.`,
}).does(async ({ values }, terminal) => {
  if (values.to === undefined) throw usage('--to FILE is missing');
  const path = resolve(values.to);
  const format = one(
    ExportFormat,
    values.format ?? path.split('.').at(-1),
    '--format is csv, xlsx, pdf or jsonl',
  );
  const personal = one(PersonalScope, values.personal, '--personal is none, name or all');
  const language = one(Language, values.lang, '--lang is id or en');
  const files = filesWithLog(values.data);
  if (existsSync(path) && !values.force) {
    throw new CliError('FILE_NOT_WRITTEN', `${path} is there already; --force replaces it`);
  }
  const timeZone = timeZoneOf(files, terminal);
  const filter = { ...spanOf(values, timeZone, terminal.now()), ...categoryOf(values.category) };
  const request: VisitExport = { kind: 'visits', format, filter, personal };
  const log = openLog(files);
  try {
    const exporter = new Exporter({
      ...{ log, now: terminal.now, timeZone: () => timeZone, keepOut: files.folder },
      officers: new Officers(log),
    });
    const faces = format === 'pdf' ? await printingFaces() : null;
    const stop = () => exporter.cancel();
    process.once('SIGINT', stop);
    await exporter
      .start({ request, path, officer: null, office: officeOf(files), language, faces, cases: [] })
      .finally(() => process.removeListener('SIGINT', stop));
    const { state } = exporter;
    if (state.phase === 'done') {
      const { file, rows, bytes, sha256 } = state.result;
      terminal.print([file, rows, bytes, sha256].join('\t'));
      return EXIT.ok;
    }
    terminal.warn(`gerbang: no file: ${state.phase === 'failed' ? FAULTS[state.fault] : 'cancelled'}`);
    return EXIT.failed;
  } finally {
    log.close();
  }
});

function spanOf(
  { day, from, until }: { day?: string | undefined; from?: string | undefined; until?: string | undefined },
  timeZone: string,
  now: Date,
) {
  if (day !== undefined && (from !== undefined || until !== undefined)) throw usage('--day goes alone');
  const today = civilDate(now, timeZone);
  const first = dayOf(day ?? from ?? today);
  const last = dayOf(day ?? until ?? (from === undefined ? first : today));
  if (last < first) throw usage('--until comes before --from');
  const start = civilDay(first, timeZone).from;
  const end = civilDay(addDays(last, 1), timeZone).from;
  return { from: new Date(start).toISOString(), to: new Date(end).toISOString() };
}

function dayOf(text: string): CivilDate {
  return one(CivilDate, text, 'a day is a date, for instance 2022-02-24');
}

function categoryOf(text: string | undefined): { category?: Category } {
  if (text === undefined) return {};
  return { category: one(Category, text, '--category is hijau, kuning, merah or hitam') };
}

function one<T>(
  schema: { safeParse(value: unknown): { data?: T | undefined } },
  text: unknown,
  otherwise: string,
): T {
  const found = schema.safeParse(text).data;
  if (found === undefined) throw usage(otherwise);
  return found;
}

function usage(what: string): CliError {
  return new CliError('USAGE', `log export: ${what}`);
}

/** The office's name; none where its settings do not read. */
function officeOf({ site }: DataFolder): string {
  try {
    return Site.parse(JSON.parse(readFileSync(site, 'utf8'))).name;
  } catch {
    return '';
  }
}
