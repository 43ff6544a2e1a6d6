/** The questions that are asked of a long log while people wait: each reads the index `scans_by_time`. */

const SPAN = `kind = 'scan' AND at >= ? AND at < ?`;
const NEWEST_FIRST = 'ORDER BY at DESC, seq DESC LIMIT ?';

/** From, to, limit. */
export const FIRST_PAGE = `SELECT * FROM entries WHERE ${SPAN} ${NEWEST_FIRST}`;

/** From, to, the last entry's `seq` twice, limit. */
export const NEXT_PAGE = `SELECT * FROM entries WHERE ${SPAN}
  AND (at, seq) < ((SELECT at FROM entries WHERE seq = ?), ?) ${NEWEST_FIRST}`;

/** From, to. */
export const COUNT_BY_CATEGORY = `SELECT category, count(*) AS count FROM entries WHERE ${SPAN} GROUP BY category`;
