import { shownName } from '#shared/domain/person-name.ts';
import type { DecisionReason, Visit } from '#shared/domain/visit.ts';
import { useState } from 'react';
import { refusalOf } from '../../ipc/client.ts';
import { useClient } from '../../ipc/context.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { Reasons } from './Reasons.tsx';
import { useLiveDeskText } from './text.ts';

interface Props {
  readonly visit: Visit;
  readonly decision: 'admit' | 'deny';
  readonly onClose: () => void;
}

/** Decides a visit, once the officer has said why. */
export function DecisionDialog({ visit, decision, onClose }: Props) {
  const { t } = useLiveDeskText();
  const client = useClient();
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const decide = (reason: DecisionReason, note: string) => {
    setBusy(true);
    const request = { seq: visit.seq, decision, reason, ...(note === '' ? {} : { note }) };
    client.request('desk.decide', request).then(onClose, (error: unknown) => {
      setBusy(false);
      setProblem(t('failed', { code: refusalOf(error) }));
    });
  };
  const name = visit.holder ? shownName(visit.holder.name) : t('waiting.noName');
  return (
    <Modal title={t(`decide.${decision}`)} testId="decision" onClose={onClose}>
      <p className="decision__of">{t('decide.of', { seq: visit.seq, name })}</p>
      <Reasons decision={decision} problem={problem} busy={busy} onReason={decide} onCancel={onClose} />
    </Modal>
  );
}
