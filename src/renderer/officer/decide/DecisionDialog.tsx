import { shownName } from '#shared/domain/person-name.ts';
import type { DecisionReason } from '#shared/domain/visit.ts';
import { useState } from 'react';
import { refusalOf } from '../../ipc/client.ts';
import { useClient } from '../../ipc/context.tsx';
import type { Decidable } from '../../stores/meant.ts';
import { useRole } from '../../stores/role.ts';
import { CategoryMark } from '../../ui/CategoryMark.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { Reasons } from './Reasons.tsx';
import { useLiveDeskText } from './text.ts';

interface Props {
  readonly visit: Decidable;
  readonly decision: 'admit' | 'deny';
  /** It is on record. */
  readonly onDecided: () => void;
  readonly onClose: () => void;
}

/** Decides a visit, once the officer has said why. */
export function DecisionDialog({ visit, decision, onDecided, onClose }: Props) {
  const { t } = useLiveDeskText();
  const client = useClient();
  const shared = useRole((store) => store.role === 'whole');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const { seq, holder, verdict, state } = visit;

  const decide = (reason: DecisionReason, note: string) => {
    setBusy(true);
    const request = { seq, decision, reason, ...(note === '' ? {} : { note }) };
    client.request('desk.decide', request).then(onDecided, (error: unknown) => {
      setBusy(false);
      setProblem(t('failed', { code: refusalOf(error) }));
    });
  };
  const name = holder ? shownName(holder.name) : t('waiting.noName');
  return (
    <Modal title={t(`decide.${decision}`)} testId="decision" focus="self" alone={shared} onClose={onClose}>
      <p className="decision__of" data-testid="decision-of" data-seq={seq}>
        <CategoryMark category={verdict.category} size="1.5rem" />
        {t('decide.of', { seq, name })}
      </p>
      {state.decision === 'refer' ? null : (
        <p className="decision__overrule" data-testid="decision-overrule">
          {t(
            decision === 'admit' && verdict.category === 'hitam'
              ? 'decide.overrule.hitam'
              : `decide.overrule.${decision}`,
          )}
        </p>
      )}
      <Reasons
        decision={decision}
        category={verdict.category}
        problem={problem}
        busy={busy}
        onReason={decide}
        onCancel={onClose}
      />
    </Modal>
  );
}
