import type { Officer } from '#shared/domain/officer.ts';
import type { TrailRow } from '#shared/ipc/requests/privacy.ts';
import { useEffect, useState } from 'react';
import { dayAndTime, zoneName } from '../../i18n/time.ts';
import { refusalOf } from '../../ipc/client.ts';
import { useClient } from '../../ipc/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { useTrailText } from './texts.en.ts';
import { id, type TrailKey } from './texts.id.ts';

const PAGE = 100;

interface Loaded {
  readonly rows: readonly TrailRow[];
  readonly more: boolean;
}

/** What officers and the kiosk itself did, the newest first. */
export function Trail({ timeZone }: { readonly timeZone: string }) {
  const { language, t } = useTrailText();
  const client = useClient();
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [officers, setOfficers] = useState<readonly Officer[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const [before, setBefore] = useState<number | null>(null);

  useEffect(() => {
    let current = true;
    client.request('office.trail', { limit: PAGE, ...(before === null ? {} : { before }) }).then(
      ({ rows, more }) => {
        if (current) setLoaded((known) => ({ rows: [...(known?.rows ?? []), ...rows], more }));
      },
      (error: unknown) => {
        if (current) setProblem(refusalOf(error));
      },
    );
    return () => {
      current = false;
    };
  }, [client, before]);
  useEffect(() => {
    let current = true;
    client.request('review.officers').then(
      (found) => {
        if (current) setOfficers(found);
      },
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [client]);

  const who = (id: number | null) =>
    id === null ? t('kiosk') : (officers.find((each) => each.id === id)?.name ?? t('unknown', { id }));
  if (problem !== null || !loaded || loaded.rows.length === 0) {
    return (
      <div className="desk__blank" data-testid="trail-blank">
        <p className="desk__blank-title">
          {problem !== null ? t('unreadable', { code: problem }) : t(loaded ? 'empty' : 'loading')}
        </p>
      </div>
    );
  }
  const zone = zoneName(timeZone, new Date(loaded.rows[0]?.at ?? 0));
  return (
    <div className="office__form" data-testid="trail">
      <p>{t('why')}</p>
      <div className="entries" role="region" aria-label={t('table')} tabIndex={0}>
        <table className="entries__table">
          <thead>
            <tr>
              <th scope="col" className="entries__number">
                {t('col.seq')}
              </th>
              <th scope="col">{t('col.time', { zone })}</th>
              <th scope="col">{t('col.who')}</th>
              <th scope="col">{t('col.what')}</th>
              <th scope="col">{t('col.detail')}</th>
            </tr>
          </thead>
          <tbody>
            {loaded.rows.map((row) => (
              <tr key={row.seq} data-testid="trail-row" data-action={row.action}>
                <td className="entries__number">{row.seq}</td>
                <td className="person__when">{dayAndTime(new Date(row.at), timeZone, language)}</td>
                <td>{who(row.officerId)}</td>
                <td className="trail__what">
                  {isKnown(row.action) ? t(`action.${row.action}`) : row.action}
                </td>
                <td className="trail__detail">{detailOf(row)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {loaded.more ? (
          <Button className="cases__more" onClick={() => setBefore(loaded.rows.at(-1)?.seq ?? null)}>
            {t('more')}
          </Button>
        ) : null}
      </div>
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
