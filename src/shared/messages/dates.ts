const formatters = new Map<string, Intl.DateTimeFormat>();

/**
 * Writes a civil date as people there do: `2022-03-03` is "3 Maret 2022" in Indonesian, `2022-03` "Maret 2022".
 * The date belongs to no time zone, so none can shift it. Any other text, a bare year too, is returned as it is.
 */
export function formatDateLike(text: string, locale: string): string {
  const date = /^(\d{4})-(\d{2})(-\d{2})?$/.exec(text);
  if (!date) return text;
  const ms = Date.parse(date[3] === undefined ? `${text}-01` : text);
  return Number.isNaN(ms) ? text : formatter(locale, date[3] !== undefined).format(ms);
}

function formatter(locale: string, withDay: boolean): Intl.DateTimeFormat {
  const key = `${locale} ${String(withDay)}`;
  let found = formatters.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat(locale, {
      timeZone: 'UTC',
      year: 'numeric',
      month: 'long',
      ...(withDay && { day: 'numeric' }),
    });
    formatters.set(key, found);
  }
  return found;
}
