import { setImmediate as breathe } from 'node:timers/promises';
import { civilDate } from '#shared/domain/civil-date.ts';
import type { PersonalScope } from '#shared/domain/export.ts';
import type { Language } from '#shared/domain/locale.ts';
import { shownName } from '#shared/domain/person-name.ts';
import type { Category } from '#shared/domain/verdict.ts';
import type { Visit, VisitFilter } from '#shared/domain/visit.ts';
import { formatDateLike } from '#shared/messages/dates.ts';
import { reasonLabel } from '#shared/messages/reasons.ts';
import { LOCALES } from '#shared/messages/translate.ts';
import { categoryWord } from '#shared/messages/words.ts';
import type { Faces } from '../paper/faces.ts';
import { bytesOf, INK, MM, Sheet } from '../paper/sheet.ts';
import { daysOf, type Days } from './days.ts';
import { officeClock, zoneName, type Batches } from './table.ts';
import { Tally } from './tally.ts';
import { EXPORT_TEXTS, type ExportTexts } from './texts.ts';

export interface ReportOptions {
  readonly faces: Faces;
  readonly language: Language;
  /** The office's, an IANA name. */
  readonly timeZone: string;
  /** The office's name. */
  readonly office: string;
  /** Who has it made. */
  readonly officer: string;
  readonly at: Date;
  readonly filter: VisitFilter;
  /** Whether not all visits of the period are in it. */
  readonly narrowed: boolean;
  readonly personal: PersonalScope;
}

/** So many visits are attached one by one; more than these nobody reads on paper. */
export const MOST_ATTACHED = 3000;

const LEFT = 20 * MM;
const RIGHT = 190 * MM;
const WIDTH = RIGHT - LEFT;
const TOP = 16 * MM;
const BOTTOM = 280 * MM;
const SOFT = '#464A54';
const RULE = '#B9B4A8';
const BAR = '#2F4A6D';
const INKS: Readonly<Record<Category, string>> = {
  hijau: '#096328',
  kuning: '#FFC21A',
  merah: '#A3121C',
  hitam: '#101114',
};

/**
 * A report on paper: the office's head, what was counted, when people came and why, a line to sign; then the visits
 * one by one.
 */
export async function reportPdf(batches: Batches<Visit>, options: ReportOptions): Promise<Buffer> {
  const texts = EXPORT_TEXTS[options.language];
  const tally = new Tally(officeClock(options.timeZone));
  const attached: Visit[] = [];
  for await (const visits of batches) {
    for (const visit of visits) tally.add(visit);
    if (tally.total <= MOST_ATTACHED) attached.push(...visits);
  }
  const sheet = new Sheet(options.faces, { title: texts.report.file, at: options.at });
  drawSummary(sheet, tally, options, texts);
  if (tally.total > 0 && tally.total <= MOST_ATTACHED) await drawVisits(sheet, attached, options, texts);
  return bytesOf(sheet.doc);
}

function drawSummary(sheet: Sheet, tally: Tally, options: ReportOptions, texts: ExportTexts): void {
  const { language, timeZone, office, officer, at } = options;
  const { report } = texts;
  const { doc } = sheet;
  const days = daysOf(options);
  sheet.page();
  sheet.text(office, LEFT, TOP, { size: 17, weight: 'bold', width: WIDTH, align: 'centre' });
  // The double line beneath the head of an Indonesian letter.
  rule(sheet, TOP + 9.5 * MM, 1.6, INK);
  rule(sheet, TOP + 10.7 * MM, 0.5, INK);
  let y = TOP + 16 * MM;
  const title = days.first === days.last ? report.daily : report.period;
  sheet.text(title, LEFT, y, { size: 14, weight: 'bold', width: WIDTH, align: 'centre' });
  y += 6.5 * MM;
  sheet.text(periodOf(days, language), LEFT, y, { size: 11.5, width: WIDTH, align: 'centre' });
  y += 6 * MM;
  if (options.narrowed) {
    sheet.text(report.narrowed, LEFT, y, { size: 9.5, colour: SOFT, width: WIDTH, align: 'centre' });
    y += 5 * MM;
  }
  y = drawCounts(sheet, y + 3 * MM, tally, language, texts);
  if (tally.total === 0) {
    sheet.text(report.noVisits, LEFT, y + 4 * MM, { size: 11.5, width: WIDTH, align: 'centre' });
    y += 16 * MM;
  } else {
    y = drawHours(sheet, y + 8 * MM, tally, report.hours.replace('{zone}', zoneName(timeZone)));
    y = drawLists(sheet, y + 8 * MM, tally, language, texts);
    if (tally.total > MOST_ATTACHED) {
      const most = new Intl.NumberFormat(LOCALES[language]).format(MOST_ATTACHED);
      sheet.text(report.notAttached.replace('{most}', most), LEFT, y + 2 * MM, {
        ...{ size: 9.5, colour: SOFT, width: WIDTH },
      });
      y += 6 * MM;
    }
  }
  drawSignature(
    sheet,
    y + 8 * MM,
    formatDateLike(civilDate(at, timeZone), LOCALES[language]),
    options,
    texts,
  );
  const clock = officeClock(timeZone)(at.toISOString());
  const made = `${report.made} ${formatDateLike(clock.date, LOCALES[language])}, ${minutesOf(clock.time, language)} ${zoneName(timeZone)}`;
  footer(sheet, 1, `${made}, ${report.by} ${officer}`, texts);
  doc.fillColor(INK);
}

/** The sum, and one box a category: its colour is said as a word, too. */
function drawCounts(sheet: Sheet, y: number, tally: Tally, language: Language, texts: ExportTexts): number {
  const gap = 3 * MM;
  const side = (WIDTH - 4 * gap) / 5;
  const height = 19 * MM;
  const number = new Intl.NumberFormat(LOCALES[language]);
  const boxes = [
    { label: texts.total, count: tally.total, ink: BAR },
    ...tally.categories.map(([category, count]) => ({
      ...{ label: categoryWord(category, language), count, ink: INKS[category] },
    })),
  ];
  for (const [i, { label, count, ink }] of boxes.entries()) {
    const x = LEFT + i * (side + gap);
    sheet.doc.rect(x, y, side, 1.8 * MM).fill(ink);
    sheet.doc.lineWidth(0.6).strokeColor(RULE).rect(x, y, side, height).stroke();
    sheet.text(number.format(count), x, y + 4 * MM, {
      ...{ size: 19, weight: 'bold', width: side, align: 'centre' },
    });
    sheet.text(label, x, y + 13 * MM, { size: 10, colour: SOFT, width: side, align: 'centre' });
  }
  return y + height;
}

/** Visits by hour, with the number on each bar: nobody has to measure. */
function drawHours(sheet: Sheet, top: number, tally: Tally, title: string): number {
  const { doc } = sheet;
  sheet.text(title, LEFT, top, { size: 11.5, weight: 'bold' });
  const height = 42 * MM;
  const base = top + 8 * MM + height;
  const used = tally.byHour.flatMap((count, hour) => (count > 0 ? [hour] : []));
  // The hours of an office, and more where somebody came at others.
  const first = Math.min(7, used[0] ?? 7);
  const last = Math.max(17, used.at(-1) ?? 17);
  const most = Math.max(1, ...tally.byHour);
  const step = WIDTH / (last - first + 1);
  for (let hour = first; hour <= last; hour += 1) {
    const count = tally.byHour[hour] ?? 0;
    const x = LEFT + (hour - first) * step;
    const bar = (count / most) * (height - 6 * MM);
    if (count > 0) {
      doc.rect(x + step * 0.15, base - bar, step * 0.7, bar).fill(BAR);
      sheet.text(String(count), x, base - bar - 4.2 * MM, {
        ...{ size: 8.5, weight: 'bold', width: step, align: 'centre' },
      });
    }
    const label = String(hour).padStart(2, '0');
    sheet.text(label, x, base + 1.5 * MM, { size: 8.5, colour: SOFT, width: step, align: 'centre' });
  }
  rule(sheet, base, 0.8, INK);
  return base + 6 * MM;
}

/** Reasons on the left; decisions and persons on the right. */
function drawLists(sheet: Sheet, top: number, tally: Tally, language: Language, texts: ExportTexts): number {
  const { report } = texts;
  const half = (WIDTH - 8 * MM) / 2;
  const reasons = tally.reasons.slice(0, 8).map(([code, n]) => [reasonLabel({ code }, language), n] as const);
  const left = drawList(sheet, LEFT, top, half, report.reasons, reasons);
  const right = LEFT + half + 8 * MM;
  const { byPerson } = tally;
  const middle = drawList(
    ...([sheet, right, top, half, report.decisions] as const),
    tally.decisions.map(([decision, count]) => [texts.decision[decision], count] as const),
  );
  const end = drawList(sheet, right, middle + 4 * MM, half, report.persons, [
    [texts.person.pengunjung, byPerson.pengunjung],
    [texts.person.pegawai, byPerson.pegawai],
  ]);
  return Math.max(left, end);
}

function drawList(
  sheet: Sheet,
  x: number,
  top: number,
  width: number,
  title: string,
  rows: readonly (readonly [string, number])[],
): number {
  sheet.text(title, x, top, { size: 11.5, weight: 'bold' });
  let y = top + 6.5 * MM;
  const counts = 16 * MM;
  for (const [label, count] of rows) {
    sheet.text(label, x, y, { size: 10, width: width - counts });
    sheet.text(String(count), x + width - counts, y, {
      ...{ size: 10, weight: 'bold', width: counts, align: 'right' },
    });
    y += 5.2 * MM;
  }
  return y;
}

function drawSignature(
  sheet: Sheet,
  wanted: number,
  date: string,
  { officer }: ReportOptions,
  texts: ExportTexts,
): void {
  const x = RIGHT - 70 * MM;
  const width = 70 * MM;
  const y = Math.min(wanted, BOTTOM - 38 * MM);
  sheet.text(date, x, y, { size: 10.5, width, align: 'centre' });
  sheet.text(`${texts.report.officer},`, x, y + 5.5 * MM, { size: 10.5, width, align: 'centre' });
  sheet.doc
    .lineWidth(0.6)
    .strokeColor(INK)
    .moveTo(x + 6 * MM, y + 29 * MM)
    .lineTo(x + width - 6 * MM, y + 29 * MM)
    .stroke();
  sheet.text(officer, x, y + 30.5 * MM, { size: 10.5, weight: 'bold', width, align: 'centre' });
}

const ROW = 5.4 * MM;

async function drawVisits(
  sheet: Sheet,
  visits: readonly Visit[],
  options: ReportOptions,
  texts: ExportTexts,
): Promise<void> {
  const { language, timeZone, personal } = options;
  const clock = officeClock(timeZone);
  const days = daysOf(options);
  const oneDay = days.first === days.last;
  const time = texts.column.at.replace('{zone}', zoneName(timeZone));
  const minutes = (clocked: string) => minutesOf(clocked, language);
  const columns: { title: string; width: number; value: (visit: Visit) => string; right?: boolean }[] = [
    { title: texts.column.seq, width: 16, value: ({ seq }) => String(seq), right: true },
    {
      title: time,
      width: oneDay ? 24 : 32,
      value: ({ at }) => {
        const { date, time: hour } = clock(at);
        return oneDay ? minutes(hour) : `${date} ${minutes(hour)}`;
      },
    },
    {
      title: texts.column.category,
      width: 20,
      value: ({ verdict }) => categoryWord(verdict.category, language),
    },
    ...(personal === 'none'
      ? []
      : [
          {
            title: texts.column.name,
            width: oneDay ? 50 : 42,
            value: ({ holder, personal: kept }: Visit) =>
              kept === 'erased' ? texts.erased : holder ? shownName(holder.name) : '–',
          },
        ]),
    { title: texts.column.decision, width: 22, value: ({ state }) => texts.decision[state.decision] },
    {
      title: texts.column.reason,
      width: personal === 'none' ? 80 : 39,
      value: ({ verdict: { reasons } }) => (reasons[0] ? reasonLabel(reasons[0], language) : '–'),
    },
  ];
  let page = 1;
  let y = Infinity;
  for (const [n, visit] of visits.entries()) {
    if (y + ROW > BOTTOM - 6 * MM) {
      page += 1;
      sheet.page();
      footer(sheet, page, texts.report.file, texts);
      y = TOP;
      if (page === 2) {
        sheet.text(texts.report.attachment, LEFT, y, { size: 12, weight: 'bold' });
        y += 8 * MM;
      }
      let x = LEFT;
      for (const { title, width, right } of columns) {
        sheet.text(title, x, y, {
          ...{
            size: 9,
            weight: 'bold',
            width: (width - (right ? 4 : 2)) * MM,
            align: right ? 'right' : 'left',
          },
        });
        x += width * MM;
      }
      y += 5 * MM;
      rule(sheet, y - 0.8 * MM, 1, INK);
      await breathe();
    }
    let x = LEFT;
    for (const { value, width, right } of columns) {
      sheet.text(value(visit), x, y, {
        ...{ size: 9, width: (width - (right ? 4 : 2)) * MM, align: right ? 'right' : 'left' },
      });
      x += width * MM;
    }
    y += ROW;
    rule(sheet, y - 1 * MM, 0.3, RULE);
    if (n % 20 === 19) await breathe();
  }
}

function footer(sheet: Sheet, page: number, said: string, texts: ExportTexts): void {
  const y = 285 * MM;
  sheet.text(said, LEFT, y, { size: 8.5, colour: SOFT, width: WIDTH - 30 * MM });
  sheet.text(`${texts.report.page} ${page}`, RIGHT - 28 * MM, y, {
    ...{ size: 8.5, colour: SOFT, width: 28 * MM, align: 'right' },
  });
}

function rule(sheet: Sheet, y: number, width: number, colour: string): void {
  sheet.doc.lineWidth(width).strokeColor(colour).moveTo(LEFT, y).lineTo(RIGHT, y).stroke();
}

/** `14.05` in Indonesian, `14:05` in English. */
function minutesOf(time: string, language: Language): string {
  return time.slice(0, 5).replace(':', language === 'id' ? '.' : ':');
}

function periodOf({ first, last }: Days, language: Language): string {
  const said = (day: string) => formatDateLike(day, LOCALES[language]);
  if (first !== last) return `${said(first)} – ${said(last)}`;
  const weekday = new Intl.DateTimeFormat(LOCALES[language], { timeZone: 'UTC', weekday: 'long' });
  return `${weekday.format(Date.parse(first))}, ${said(first)}`;
}
