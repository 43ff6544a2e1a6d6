import type { ScanScreen } from '#shared/domain/kiosk.ts';
import { shownName } from '#shared/domain/person-name.ts';
import { DoorClosed, DoorOpen, UserCheck } from 'lucide-react';
import { useSecondText, useText } from '../i18n/text.tsx';
import { Name } from '../ui/Name.tsx';
import { nameStep } from './type-step.ts';

export type PresenceScreen = Extract<ScanScreen, { kind: 'presence' }>;

const ICONS = { already: UserCheck, left: DoorOpen, unknown: DoorClosed } as const;

interface Props {
  readonly screen: PresenceScreen;
  /** How long it stands. */
  readonly milliseconds: number;
}

/** Neither green nor red: somebody who is inside was read again, or leaves. */
export function Presence({ screen: { event, holder }, milliseconds }: Props) {
  const first = useText();
  const second = useSecondText();
  const Icon = ICONS[event];
  return (
    <div
      className="part layer"
      role="dialog"
      aria-modal="true"
      aria-label={first.t(`presence.${event}`)}
      data-testid="presence"
      data-event={event}
    >
      <div className="part__drawing">
        <Icon aria-hidden width="100%" height="100%" strokeWidth={1.5} />
      </div>
      <div className="part__text">
        <div className="announced" role="status">
          <h1 className="part__title">{first.t(`presence.${event}`)}</h1>
          {holder ? (
            <p
              className="verdict__name part__name"
              data-step={nameStep(shownName(holder.name))}
              data-testid="presence-name"
            >
              <Name>{holder.name}</Name>
            </p>
          ) : null}
          <p className="part__hint">{first.t(`presence.${event}.hint`)}</p>
        </div>
        <div className="part__second" lang={second.language}>
          <p className="part__second-title">{second.t(`presence.${event}`)}</p>
          <p>{second.t(`presence.${event}.hint`)}</p>
        </div>
      </div>
      <div className="part__time" style={{ animationDuration: `${milliseconds}ms` }} />
    </div>
  );
}
