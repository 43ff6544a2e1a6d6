/** A text, a count, a moment at the office, or nothing. */
export type Cell = string | number | OfficeTime | null;

/** A moment as the office's clock showed it. */
export interface OfficeTime {
  /** `2022-02-24`. */
  readonly date: string;
  /** `14:05:09`. */
  readonly time: string;
}

export interface Column<Row> {
  readonly header: string;
  /** In characters. */
  readonly width: number;
  readonly value: (row: Row) => Cell;
}

/** What is written of rows, and what stands beneath them. */
export interface Table<Row> {
  /** What a sheet of it is called. */
  readonly title: string;
  readonly columns: readonly Column<Row>[];
  /** Sums, asked for once all rows have passed. */
  readonly totals: () => readonly (readonly [label: string, count: number])[];
}

/** Rows as they come, a handful at once: between two handfuls everything else has its turn. */
export type Batches<Row> = AsyncIterable<readonly Row[]>;

/** Reads the office's clock for many moments. */
export function officeClock(timeZone: string): (at: string) => OfficeTime {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  return (at) => {
    const [date = '', time = ''] = format.format(Date.parse(at)).split(' ');
    return { date, time };
  };
}

/** The zones of Indonesia by the names that people there have for them; others by their own. */
export function zoneName(timeZone: string): string {
  return ZONES[timeZone] ?? timeZone;
}

const ZONES: Readonly<Record<string, string>> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Pontianak': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Ujung_Pandang': 'WITA',
  'Asia/Jayapura': 'WIT',
};
