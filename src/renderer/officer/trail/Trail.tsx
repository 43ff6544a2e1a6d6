import type { Site } from '#shared/domain/site.ts';
import type { TrailRow } from '#shared/ipc/requests/privacy.ts';
import { dayAndTime, zoneName } from '../../i18n/time.ts';
import { usePages } from '../../ipc/usePages.ts';
import { Table, type Column } from '../../ui/Table.tsx';
import { Blank } from '../Blank.tsx';
import { More } from '../More.tsx';
import { useOfficers } from '../useOfficers.ts';
import { useTrailText } from './texts.en.ts';
import { id, type TrailKey } from './texts.id.ts';

const PAGE = 100;

/** What officers and the kiosk itself did, the newest first. */
export function Trail({ site: { timeZone } }: { readonly site: Site }) {
  const { language, t } = useTrailText();
  const officers = useOfficers();
  const { rows, more, loading, problem, next, retry } = usePages<TrailRow>(
    (client, after) =>
      client.request('office.trail', { limit: PAGE, ...(after ? { before: after.seq } : {}) }),
    '',
  );
  const who = (id: number | null) =>
    id === null ? t('kiosk') : (officers.find((each) => each.id === id)?.name ?? t('unknown', { id }));
  if (problem !== null) {
    return <Blank testId="trail-blank" title={t('unreadable', { code: problem })} onRetry={retry} />;
  }
  if (!rows?.[0]) return <Blank testId="trail-blank" title={t(rows ? 'empty' : 'loading')} />;
  const zone = zoneName(timeZone, new Date(rows[0].at));
  const columns: readonly Column<TrailRow>[] = [
    { key: 'seq', head: t('col.seq'), kind: 'number', cell: ({ seq }) => seq },
    {
      key: 'time',
      head: t('col.time', { zone }),
      kind: 'when',
      cell: ({ at }) => dayAndTime(new Date(at), timeZone, language),
    },
    { key: 'who', head: t('col.who'), cell: ({ officerId }) => who(officerId) },
    {
      key: 'what',
      head: t('col.what'),
      className: 'strong',
      cell: ({ action }) => (isKnown(action) ? t(`action.${action}`) : action),
    },
    { key: 'detail', head: t('col.detail'), className: 'trail__detail', cell: detailOf },
  ];
  return (
    <div className="fill" data-testid="trail">
      <p>{t('why')}</p>
      <Table
        label={t('table')}
        columns={columns}
        rows={rows}
        keyOf={({ seq }) => seq}
        rowProps={({ action }) => ({ 'data-testid': 'trail-row', 'data-action': action })}
      >
        {more ? <More disabled={loading} onNext={next} /> : null}
      </Table>
    </div>
  );
}

type Known = TrailKey extends infer Key ? (Key extends `action.${infer Action}` ? Action : never) : never;

/** One of a later version says its code. */
function isKnown(action: string): action is Known {
  return `action.${action}` in id;
}

/** Figures and codes, as the trail has them: for those who look closely. */
function detailOf({ detail }: TrailRow): string {
  return Object.entries(detail)
    .filter(([, value]) => value !== null && value !== '')
    .map(([name, value]) => `${name}: ${String(value)}`)
    .join(' · ');
}
