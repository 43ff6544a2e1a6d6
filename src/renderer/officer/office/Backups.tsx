import type { BackupState } from '#shared/domain/backup.ts';
import type { Site } from '#shared/domain/site.ts';
import { DatabaseBackup, FolderOpen, Usb } from 'lucide-react';
import { useState } from 'react';
import { dayAndTime } from '../../i18n/time.ts';
import { refusalOf } from '../../ipc/client.ts';
import { useClient } from '../../ipc/context.tsx';
import { useRequest } from '../../ipc/useRequest.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { Confirm } from '../../ui/FormDialog.tsx';
import { useOfficeText } from './texts.en.ts';
import { useSettings } from './useSettings.ts';

/** Where backups are, how old the newest is, and how a log comes back from one. */
export function Backups({ site }: { readonly site: Site }) {
  const { t } = useOfficeText();
  const client = useClient();
  const settings = useSettings(site);
  const [told, setTold] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [sure, setSure] = useState(false);
  const { folder } = site.backup;
  const { data: state, change } = useRequest((from) => from.request('backup.state'), [folder]);
  const failed = (error: unknown) => {
    const code = refusalOf(error);
    setBusy(false);
    setTold(
      code === 'BACKUP_DAMAGED' || code === 'BACKUP_KEY_WRONG' || code === 'BACKUP_NOT_READABLE'
        ? t(`backup.${code}`)
        : t('failed', { code }),
    );
  };

  const backUp = () => {
    setBusy(true);
    setTold(t('backup.making'));
    client.request('backup.now').then((made) => {
      setBusy(false);
      change((before) => before && { ...before, ...made });
      setTold(t(made.places.every((place) => place.failed === null) ? 'backup.made' : 'backup.notMade'));
    }, failed);
  };
  const restore = () => {
    setSure(false);
    client.request('backup.restore').catch(failed);
  };
  const choose = () => {
    client.request('backup.chooseFolder').catch(failed);
  };
  const forget = () => {
    client.request('backup.forgetFolder').catch(failed);
  };
  const number = (field: 'everyHours' | 'keep') => ({
    label: t(field),
    inputMode: 'numeric' as const,
    maxLength: 3,
    value: settings.draft[field],
    problem: settings.problem(field),
    'data-testid': `setting-${field}`,
    onChange: (event: React.ChangeEvent<HTMLInputElement>) =>
      settings.change({ [field]: event.target.value }),
  });

  return (
    <div className="fill" data-testid="backups">
      <p>{t('backup.why')}</p>
      {state?.keyProtected === false ? (
        <Banner data-testid="key-unprotected">{t('key.unprotected')}</Banner>
      ) : null}
      <div className="boxes">
        <section className="box">
          <h2>
            <DatabaseBackup aria-hidden size="1.25rem" />
            {t('backup.own')}
          </h2>
          <p>{t('backup.own.note')}</p>
          <PlaceText state={state} place="own" timeZone={site.timeZone} />
        </section>
        <section className="box">
          <h2>
            <Usb aria-hidden size="1.25rem" />
            {t('backup.office')}
          </h2>
          <p>{t('backup.office.note')}</p>
          {folder === null ? <p>{t('backup.none')}</p> : <p className="strong">{folder}</p>}
          <PlaceText state={state} place="office" timeZone={site.timeZone} />
          {folder === null ? null : (
            <form
              className="office__row"
              onSubmit={(event) => {
                event.preventDefault();
                settings.save();
              }}
            >
              <Field {...number('everyHours')} />
              <Field {...number('keep')} />
              <Button type="submit">{t('save')}</Button>
            </form>
          )}
          <div className="office__row">
            <Button data-testid="backup-folder" onClick={choose}>
              <FolderOpen aria-hidden size="1.25rem" />
              {t('chooseFolder')}
            </Button>
            {folder === null ? null : (
              <Button look="quiet" onClick={forget}>
                {t('backup.forget')}
              </Button>
            )}
          </div>
        </section>
      </div>
      <footer className="office__foot">
        <p role="status" data-testid="backup-told">
          {told ?? settings.told}
        </p>
        <Button data-testid="backup-restore" onClick={() => setSure(true)}>
          {t('backup.restore')}
        </Button>
        <Button look="primary" data-testid="backup-now" disabled={busy} onClick={backUp}>
          {t('backup.now')}
        </Button>
      </footer>
      {sure ? (
        <Confirm
          title={t('backup.restore.sure')}
          testId="restore-sure"
          yes={t('backup.restore.yes')}
          yesTestId="restore-yes"
          onYes={restore}
          onClose={() => setSure(false)}
        >
          {t('backup.restore.note')}
        </Confirm>
      ) : null}
    </div>
  );
}

interface PlaceProps {
  readonly state: BackupState | null;
  readonly place: 'own' | 'office';
  readonly timeZone: string;
}

/** How the backups of a place stand. */
function PlaceText({ state, place, timeZone }: PlaceProps) {
  const { language, t } = useOfficeText();
  const found = state?.places.find((each) => each.place === place);
  if (!found) return null;
  const { reachable, lastAt, count, failed } = found;
  return (
    <p
      className="office__state"
      data-testid={`backup-${place}`}
      data-count={count}
      data-failed={failed ?? undefined}
    >
      {lastAt === null
        ? t('backup.never')
        : t('backup.last', { date: dayAndTime(new Date(lastAt), timeZone, language), count })}{' '}
      {!reachable ? (
        <strong>{t('backup.missing')}</strong>
      ) : failed === null ? null : (
        <strong>{t('backup.failed', { code: failed })}</strong>
      )}
    </p>
  );
}
