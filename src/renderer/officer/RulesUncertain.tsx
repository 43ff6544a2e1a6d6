import type { Officer } from '#shared/domain/officer.ts';
import { useDeskText } from './texts.en.ts';
import { useClient } from '../ipc/context.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';

/** Nobody is green until an admin has said that the rules in force are the right ones. */
export function RulesUncertain({ officer }: { readonly officer: Officer | null }) {
  const { t } = useDeskText();
  const client = useClient();
  return (
    <Banner data-testid="desk-rules-uncertain">
      {t('desk.rulesUncertain')}
      {officer?.role === 'admin' ? (
        <Button
          data-testid="rules-confirm"
          // What is refused stands on: the banner is there still.
          onClick={() => void client.request('policy.confirm').catch(() => undefined)}
        >
          {t('desk.rulesConfirm')}
        </Button>
      ) : null}
    </Banner>
  );
}
