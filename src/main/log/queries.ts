/** The questions that are asked of a long log while people wait: each reads an index of `visits` first. */

/** An entry with how its visit stands, in the columns of `VISIT_COLUMNS`. */
export const VISIT = `SELECT entries.*, visits.decision AS visit_decision, visits.waiting AS visit_waiting,
  visits.officer_id AS visit_officer_id, visits.inside AS visit_inside, visits.left_at AS visit_left_at,
  visits.left_how AS visit_left_how, visits.follow AS visit_follow, naming.seq AS naming_seq,
  naming.name AS naming_name, naming.birth_date AS naming_birth_date, naming.details AS naming_details
  FROM visits CROSS JOIN entries ON entries.seq = visits.seq
  LEFT JOIN entries AS naming ON naming.seq = (SELECT max(step.seq) FROM entries AS step
    WHERE step.ref = visits.seq AND step.name_digest IS NOT NULL)`;

const SPAN = 'visits.at >= ? AND visits.at < ?';
export const NEWEST_FIRST = 'ORDER BY visits.at DESC, visits.seq DESC LIMIT ?';

/** The last entry's `seq` twice: everything older than it. */
export const OLDER_THAN = '(visits.at, visits.seq) < ((SELECT at FROM visits WHERE seq = ?), ?)';

/** From, to, limit. */
export const FIRST_PAGE = `${VISIT} WHERE ${SPAN} ${NEWEST_FIRST}`;

/** From, to, the last entry's `seq` twice, limit. */
export const NEXT_PAGE = `${VISIT} WHERE ${SPAN} AND ${OLDER_THAN} ${NEWEST_FIRST}`;

/** From, to. */
export const COUNT_BY_CATEGORY = `SELECT category, count(*) AS count FROM visits WHERE ${SPAN} GROUP BY category`;

/** From, to. */
export const COUNT_WAITING = `SELECT count(*) FROM visits WHERE waiting = 1 AND ${SPAN}`;

/** A `seq`, from, to: visits that rows after it made or changed. An audit's own `seq` is no visit's. */
export const CHANGED_VISITS = `${VISIT} WHERE visits.seq IN (SELECT coalesce(ref, seq) FROM entries WHERE seq > ?)
  AND ${SPAN} ORDER BY visits.at DESC, visits.seq DESC`;

export const TIP = 'SELECT coalesce(max(seq), 0) FROM entries';

export const COUNT_FOLLOWED = `SELECT follow, count(*) AS count FROM visits WHERE follow IS NOT NULL GROUP BY follow`;

/** A `seq`. */
export const ONE_VISIT = `${VISIT} WHERE visits.seq = ?`;

/** An entry's `seq`: what happened to it afterwards, the oldest first. */
export const STEPS_OF = `SELECT * FROM entries WHERE ref = ? ORDER BY seq`;
