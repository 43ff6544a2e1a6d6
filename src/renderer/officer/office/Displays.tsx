import { useState } from 'react';
import { refusalOf } from '../../ipc/client.ts';
import { useClient } from '../../ipc/context.tsx';
import { useRole } from '../../stores/role.ts';
import { Button } from '../../ui/Button.tsx';
import { useOfficeText } from './texts.en.ts';

/** Which display is whose, and what changes it: at once, for one has to see it. */
export function Displays() {
  const { t } = useOfficeText();
  const client = useClient();
  const several = useRole((store) => store.role === 'desk');
  const [failed, setFailed] = useState<string | null>(null);
  const move = () => {
    client.request('displays.moveDesk').then(
      () => setFailed(null),
      (error: unknown) => setFailed(t('displays.failed', { code: refusalOf(error) })),
    );
  };
  return (
    <div className="office__displays" data-testid="displays">
      <p className="field__note">{t(several ? 'displays.more' : 'displays.one')}</p>
      {several ? (
        <Button data-testid="displays-move" onClick={move}>
          {t('displays.move')}
        </Button>
      ) : null}
      {failed === null ? null : <p role="alert">{failed}</p>}
    </div>
  );
}
