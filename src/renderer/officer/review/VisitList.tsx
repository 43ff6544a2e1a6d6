import type { Officer } from '#shared/domain/officer.ts';
import type { VisitFilter } from '#shared/domain/visit.ts';
import { useLayoutEffect, useMemo, useState } from 'react';
import { decide, useOfficer } from '../../stores/officer.ts';
import { Blank } from '../Blank.tsx';
import { decidableOf } from '../decide/decidable.ts';
import { More } from '../More.tsx';
import { useSelection } from '../useSelection.ts';
import { isNewestFirst, NEWEST_FIRST, pressed, sorted } from './sorting.ts';
import { StoryPanel } from './StoryPanel.tsx';
import { useReviewText } from './texts.en.ts';
import { useKeys } from '../../ui/useKeys.ts';
import { useVisits } from './useVisits.ts';
import { VisitTable } from './VisitTable.tsx';

interface Props {
  /** Null: nothing can be asked. */
  readonly filter: VisitFilter | null;
  readonly text: string;
  readonly revision: number;
  readonly timeZone: string;
  readonly officers: readonly Officer[];
}

/** The visits that match, page by page, and the one that is chosen. */
export function VisitList({ filter, text, revision, timeZone, officers }: Props) {
  const { t } = useReviewText();
  const visits = useVisits(filter, text, revision);
  const [sorting, setSorting] = useState(NEWEST_FIRST);
  const { rows, more, loading, problem } = visits;
  const shown = useMemo(
    () => (rows && !isNewestFirst(sorting) ? sorted(rows, sorting) : rows),
    [rows, sorting],
  );
  const { entry: chosen, select } = useSelection(shown);
  const [open, setOpen] = useState(false);
  // Of the list only what nobody has decided is meant by a key: of whatever day it is.
  const undecided = chosen?.state.waiting ? chosen : null;
  useLayoutEffect(() => {
    useOfficer.setState({ chosen: undecided && decidableOf(undecided) });
    return () => useOfficer.setState({ chosen: null });
  }, [undecided]);
  useKeys({
    F7: () => {
      if (!undecided) return false;
      decide(decidableOf(undecided), 'left');
      return true;
    },
    Enter: (event) => {
      if (!chosen || isOnControl(event)) return false;
      setOpen(true);
      return true;
    },
    Escape: () => {
      if (!open || !chosen) return false;
      setOpen(false);
      return true;
    },
  });

  if (problem) return <Blank title={t('unreadable', { code: problem })} onRetry={visits.retry} />;
  if (!shown || shown.length === 0) {
    const title = loading ? (text === '' ? 'loading' : 'searching') : 'empty';
    return <Blank testId="review-empty" title={t(title)} hint={loading ? null : t('empty.hint')} />;
  }
  const choose = (seq: number) => {
    select(seq);
    setOpen(true);
  };
  return (
    <div className="beside" data-story={open && chosen ? '' : undefined}>
      <div className="review__list">
        <p
          className="bar bar--apart review__count"
          role="status"
          data-testid="review-count"
          data-count={shown.length}
        >
          {t(more ? 'count.foundMore' : 'count.found', { count: shown.length })}
          {more && !isNewestFirst(sorting) ? ` ${t('sort.limited', { count: shown.length })}` : null}
          <span className="soft">{loading && text !== '' ? t('searching') : t('keys')}</span>
        </p>
        <div
          className="entries"
          role="region"
          aria-label={t('list')}
          aria-busy={loading}
          // Focusable, so that it can be scrolled by keys.
          tabIndex={0}
        >
          <VisitTable
            rows={shown}
            chosen={chosen?.seq ?? null}
            sorting={sorting}
            timeZone={timeZone}
            onChoose={choose}
            onSort={(column) => setSorting(pressed(sorting, column))}
          />
          {more ? <More testId="review-more" disabled={loading} onNext={visits.next} /> : null}
        </div>
      </div>
      {open && chosen ? (
        <StoryPanel
          seq={chosen.seq}
          timeZone={timeZone}
          officers={officers}
          revision={revision}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </div>
  );
}

/** A control that is pressed by Enter itself. */
function isOnControl({ target }: KeyboardEvent): boolean {
  return target instanceof HTMLElement && /^(?:BUTTON|SELECT|INPUT)$/.test(target.tagName);
}
