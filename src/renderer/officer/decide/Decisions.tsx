import { decided, putOff, useOfficer } from '../../stores/officer.ts';
import { DecisionDialog } from './DecisionDialog.tsx';
import './decide.css';

/** What the officer is deciding, whatever section is open: each bound to its person, the last in front. */
export function Decisions() {
  const deciding = useOfficer((store) => store.deciding);
  return deciding.map((each) => (
    <DecisionDialog
      key={`${each.visit.seq} ${each.decision}`}
      visit={each.visit}
      decision={each.decision}
      onDecided={(name) => decided(each, name)}
      onClose={() => putOff(each)}
    />
  ));
}
