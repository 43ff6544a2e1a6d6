import type { UpdateState } from '#shared/domain/update.ts';
import { Package } from 'lucide-react';
import { dayAndTime } from '../../i18n/time.ts';
import { Banner } from '../../ui/Banner.tsx';
import { useUpdatesText } from './texts.en.ts';

const MEGABYTE = 1_000_000;

interface Props {
  readonly state: UpdateState;
  readonly timeZone: string;
}

/** What runs here, what is being done, what is ready, and what went wrong. */
export function ProgramPart({ state, timeZone }: Props) {
  const { language, t } = useUpdatesText();
  const { running, kind, key, work, ready, refused, takenBack, feed, byHand } = state;
  const when = (at: string) => dayAndTime(new Date(at), timeZone, language);
  return (
    <section className="box">
      <h2>
        <Package aria-hidden size="1.25rem" />
        {t('program')}
      </h2>
      <p>
        <strong data-testid="update-running">{t('running', { version: running })}</strong>
        <br />
        {t(`kind.${kind ?? 'none'}`)}
      </p>
      {takenBack === null ? null : (
        <Banner data-testid="update-taken-back">
          {t('takenBack', { version: takenBack.version, date: when(takenBack.at) })}
        </Banner>
      )}
      {refused === null ? null : <Refused refused={refused} />}
      {byHand === null ? null : (
        <div className="updates__hand" data-testid="update-by-hand">
          <p>{t(kind === 'portable' ? 'byHand.portable' : 'byHand')}</p>
          <code>{byHand}</code>
        </div>
      )}
      {work === null ? (
        ready === null && key !== null ? (
          <p data-testid="update-none">{t('nothing')}</p>
        ) : null
      ) : (
        <Work work={work} />
      )}
      {ready === null ? null : (
        <div className="updates__ready" data-testid="update-ready" data-version={ready.version}>
          <h3>{t('ready', { version: ready.version })}</h3>
          <p>
            {t('ready.facts', {
              date: when(ready.releasedAt),
              size: Math.max(1, Math.round(ready.size / MEGABYTE)),
            })}
          </p>
          {ready.early ? <Banner>{t('ready.early')}</Banner> : null}
          {ready.notes[language].trim() === '' ? null : (
            <div
              className="updates__notes"
              role="region"
              tabIndex={0}
              aria-label={t('ready.notes', { version: ready.version })}
              data-testid="update-notes"
            >
              {ready.notes[language].trim()}
            </div>
          )}
        </div>
      )}
      {feed.failed === null ? (
        feed.checkedAt === null ? null : (
          <p className="field__note">{t('checked', { date: when(feed.checkedAt) })}</p>
        )
      ) : (
        <p className="office__state" data-testid="update-feed-failed" data-code={feed.failed}>
          <strong>{t('feed.failed', { code: feed.failed })}</strong>
        </p>
      )}
      {key === null ? (
        <p data-testid="update-no-key">{t('key.none')}</p>
      ) : (
        <p className="field__note">
          {t('key')} {key.issuer}
          <br />
          <span className="updates__key">{key.fingerprint}</span>
        </p>
      )}
    </section>
  );
}

function Refused({ refused }: { readonly refused: NonNullable<UpdateState['refused']> }) {
  const { t } = useUpdatesText();
  const { code, version } = refused;
  const title =
    version === null
      ? t('refused.title')
      : t(code === 'UPDATE_NOT_INSTALLED' ? 'refused.failed' : 'refused.version', { version });
  return (
    <Banner>
      <span data-testid="update-refused" data-code={code}>
        <strong>{title}.</strong> {t(`refused.${code}`)}
      </span>
    </Banner>
  );
}

function Work({ work }: { readonly work: NonNullable<UpdateState['work']> }) {
  const { t } = useUpdatesText();
  const { kind, version, done, size } = work;
  const said = t(`work.${kind}`, { version: version ?? '' });
  return (
    <div className="updates__work" data-testid="update-work" data-kind={kind}>
      <p role="status">{said}</p>
      {size === 0 || kind === 'installing' ? (
        <progress aria-label={said} />
      ) : (
        <progress aria-label={said} max={size} value={done} />
      )}
    </div>
  );
}
