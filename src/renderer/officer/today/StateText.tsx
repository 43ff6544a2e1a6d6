import { isOverruled, type Visit } from '#shared/domain/visit.ts';
import { clockTime } from '../../i18n/time.ts';
import { useLiveDeskText } from '../decide/texts.en.ts';

interface Props {
  readonly visit: Visit;
  readonly timeZone: string;
}

/** How a visit stands, in words: waits, was decided by the officer, is inside, has left. */
export function StateText({ visit, timeZone }: Props) {
  const { kind, state } = visit;
  const { language, t } = useLiveDeskText();
  const said: string[] = [];
  if (state.waiting) said.push(t('state.waiting'));
  else if (state.decision === 'left' || state.decision === 'again')
    said.push(t(`decision.${state.decision}`));
  else if (isOverruled(visit))
    said.push(t(state.decision === 'admit' ? 'state.overruled.admit' : 'state.overruled.deny'));
  else if (kind === 'scan' && state.officerId !== null)
    said.push(t(state.decision === 'admit' ? 'state.admitted' : 'state.denied'));
  if (state.leftAt !== null)
    said.push(t('state.gone', { time: clockTime(new Date(state.leftAt), timeZone, language) }));
  else if (state.inside) said.push(t('section.inside'));
  if (said.length === 0) said.push(t(state.decision === 'admit' ? 'state.in' : 'decision.deny'));
  return said.join(' · ');
}
