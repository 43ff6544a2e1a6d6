import type { ClockJump } from '#shared/domain/clock.ts';
import type { Officer } from '#shared/domain/officer.ts';
import { dayAndTime } from '../i18n/time.ts';
import { useDeskText } from './texts.en.ts';
import { useClient } from '../ipc/context.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';

interface Props {
  readonly jump: ClockJump;
  readonly officer: Officer | null;
  readonly timeZone: string;
}

/** The PC's clock jumped: stands until an admin has said what is so, or it is right again. */
export function ClockQuestion({ jump, officer, timeZone }: Props) {
  const { language, t } = useDeskText();
  const client = useClient();
  const from = dayAndTime(new Date(jump.from), timeZone, language);
  const to = dayAndTime(new Date(jump.to), timeZone, language);
  const way = jump.to > jump.from ? 'ahead' : 'behind';
  const said = t(jump.denied ? 'clock.denied' : `clock.${way}`, { from, to });
  const isAdmin = officer?.role === 'admin';
  const answers = jump.mayHavePassed
    ? (['passed', 'right', 'wrong'] as const)
    : (['right', 'wrong'] as const);
  return (
    <Banner data-testid="desk-clock">
      {isAdmin ? said : `${said} ${t('alarm.tell')}`}
      {isAdmin
        ? answers
            .filter((answer) => answer !== 'wrong' || !jump.denied)
            .map((answer) => (
              <Button
                key={answer}
                data-testid={`clock-${answer}`}
                // What is refused stands on: the banner is there still.
                onClick={() => void client.request('clock.answer', { answer }).catch(() => undefined)}
              >
                {t(`clock.${answer}`)}
              </Button>
            ))
        : null}
    </Banner>
  );
}
