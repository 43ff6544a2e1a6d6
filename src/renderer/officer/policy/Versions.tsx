import type { PolicyOverview, PolicyVersion } from '#shared/domain/policy-desk.ts';
import { useState } from 'react';
import { clockTime, shortDate } from '../../i18n/time.ts';
import { civilDate } from '#shared/domain/civil-date.ts';
import { Button } from '../../ui/Button.tsx';
import { usePolicyText } from './texts.en.ts';

interface Props {
  readonly versions: PolicyOverview['versions'];
  readonly timeZone: string;
  readonly busy: boolean;
  readonly onBack: (version: number) => void;
}

/** Every version with who made it active and when, and the way back to it. */
export function Versions({ versions, timeZone, busy, onBack }: Props) {
  const { t } = usePolicyText();
  const [asking, setAsking] = useState<number | null>(null);
  return (
    <div className="policy__part">
      <p className="soft policy__hint">{t('versions.hint')}</p>
      <table className="ptable ptable--versions">
        <thead>
          <tr>
            <th scope="col" className="ptable__number">
              {t('versions.col.version')}
            </th>
            <th scope="col">{t('versions.col.name')}</th>
            <th scope="col">{t('versions.col.when')}</th>
            <th scope="col">{t('versions.col.who')}</th>
            <th scope="col">{t('col.action')}</th>
          </tr>
        </thead>
        <tbody>
          {versions.map((version) => (
            <Row
              key={version.version}
              version={version}
              timeZone={timeZone}
              busy={busy}
              asking={asking === version.version}
              onAsk={setAsking}
              onBack={(to) => {
                setAsking(null);
                onBack(to);
              }}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  readonly version: PolicyVersion;
  readonly timeZone: string;
  readonly busy: boolean;
  readonly asking: boolean;
  readonly onAsk: (version: number | null) => void;
  readonly onBack: (version: number) => void;
}

function Row({ version: row, timeZone, busy, asking, onAsk, onBack }: RowProps) {
  const { language, t } = usePolicyText();
  const { version, policy, active } = row;
  const at = row.activatedAt === null ? null : new Date(row.activatedAt);
  return (
    <tr data-testid="version" data-version={version} data-active={active ? '' : undefined}>
      <td className="ptable__number">{version}</td>
      <td>
        <span className="ptable__name">{policy ? policy.title[language] : t('versions.damaged')}</span>
        {row.note === null ? null : <span className="soft ptable__note">{row.note}</span>}
      </td>
      <td className="tabular">
        {at
          ? `${shortDate(civilDate(at, timeZone), language)}, ${clockTime(at, timeZone, language)}`
          : t('builtIn')}
      </td>
      <td>
        {row.activatedBy ?? (
          <>
            <span aria-hidden>–</span>
            <span className="visually-hidden">{t('none')}</span>
          </>
        )}
      </td>
      <td>
        {active ? (
          <strong>{t('active')}</strong>
        ) : policy === null ? null : asking ? (
          <span className="psure">
            <Button
              look="primary"
              autoFocus
              disabled={busy}
              aria-label={t('versions.sure.label', { version })}
              data-testid={`version-sure-${version}`}
              onClick={() => onBack(version)}
            >
              {t('versions.sure')}
            </Button>
            <Button look="quiet" onClick={() => onAsk(null)}>
              {t('cancel')}
            </Button>
          </span>
        ) : (
          <Button
            disabled={busy}
            aria-label={t('versions.back.label', { version })}
            data-testid={`version-back-${version}`}
            onClick={() => onAsk(version)}
          >
            {t('versions.back')}
          </Button>
        )}
      </td>
    </tr>
  );
}
