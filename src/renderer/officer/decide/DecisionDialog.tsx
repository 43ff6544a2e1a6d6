import { shownName } from '#shared/domain/person-name.ts';
import type { PersonTyped } from '#shared/domain/live-desk.ts';
import type { DecisionReason, OfficerDecision } from '#shared/domain/visit.ts';
import { useState } from 'react';
import { refusalOf } from '../../ipc/client.ts';
import { useClient } from '../../ipc/context.tsx';
import type { Decidable } from '../../stores/meant.ts';
import { useRole } from '../../stores/role.ts';
import { CategoryMark } from '../../ui/CategoryMark.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { Reasons } from './Reasons.tsx';
import { useLiveDeskText } from './texts.en.ts';
import { NOBODY_YET, WhoForm } from './WhoForm.tsx';
import { WhoKey } from './WhoKey.tsx';

interface Props {
  readonly visit: Decidable;
  readonly decision: OfficerDecision;
  /** It is on record, under that name; null: under none. */
  readonly onDecided: (name: string | null) => void;
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
  const [naming, setNaming] = useState(false);
  const [draft, setDraft] = useState(NOBODY_YET);
  const [person, setPerson] = useState<PersonTyped | null>(null);
  const nameable = holder === null && decision !== 'left';

  const known = holder?.name ?? person?.name ?? null;
  const decide = (reason: DecisionReason, note: string) => {
    setBusy(true);
    const request = { seq, decision, reason, ...(note === '' ? {} : { note }), ...(person && { person }) };
    client.request('desk.decide', request).then(
      () => onDecided(known),
      (error: unknown) => {
        setBusy(false);
        setProblem(t('notSaved', { code: refusalOf(error) }));
      },
    );
  };
  const name = known === null ? t('waiting.noName') : shownName(known);
  return (
    <Modal title={t(`decide.${decision}`)} testId="decision" focus="self" alone={shared} onClose={onClose}>
      <p className="decision__of" data-testid="decision-of" data-seq={seq}>
        <CategoryMark category={verdict.category} size="1.5rem" />
        {t('decide.of', { seq, name })}
      </p>
      {decision === 'left' || (state.decision !== 'admit' && state.decision !== 'deny') ? null : (
        <p className="decision__overrule" data-testid="decision-overrule">
          {t(
            decision === 'admit' && verdict.category === 'hitam'
              ? 'decide.overrule.hitam'
              : `decide.overrule.${decision}`,
          )}
        </p>
      )}
      {naming ? (
        <WhoForm
          draft={draft}
          onChange={setDraft}
          onDone={(typed) => {
            setPerson(typed);
            setNaming(false);
          }}
          onCancel={() => setNaming(false)}
        />
      ) : (
        <>
          {nameable ? <WhoKey given={person !== null} onPress={() => setNaming(true)} /> : null}
          <Reasons
            decision={decision}
            category={verdict.category}
            problem={problem}
            busy={busy}
            onReason={decide}
            onCancel={onClose}
          />
        </>
      )}
    </Modal>
  );
}
