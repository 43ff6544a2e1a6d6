import type { LogAlarm } from '#shared/domain/backup.ts';
import type { Officer } from '#shared/domain/officer.ts';
import { dayAndTime } from '../i18n/time.ts';
import { useDeskText } from './texts.en.ts';
import { useClient } from '../ipc/context.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';

interface Props {
  readonly alarm: LogAlarm;
  readonly officer: Officer | null;
  readonly timeZone: string;
}

/** What happened to the log: stands until an admin says to have read it. */
export function Alarm({ alarm: { code, at, params }, officer, timeZone }: Props) {
  const { language, t } = useDeskText();
  const client = useClient();
  const madeAt = params['madeAt'];
  const date = dayAndTime(new Date(typeof madeAt === 'string' ? madeAt : at), timeZone, language);
  const said = t(`alarm.${code}`, { ...params, date });
  return (
    <Banner data-testid="desk-alarm">
      {officer?.role === 'admin' ? said : `${said} ${t('alarm.tell')}`}
      {officer?.role === 'admin' ? (
        <Button
          data-testid="alarm-seen"
          // What is refused stands on: the banner is there still.
          onClick={() => void client.request('alarm.seen').catch(() => undefined)}
        >
          {t('alarm.seen')}
        </Button>
      ) : null}
    </Banner>
  );
}
