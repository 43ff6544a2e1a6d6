import type { DayCount } from '#shared/domain/entry.ts';
import type { DecisionRequest, ManualEntry } from '#shared/domain/live-desk.ts';
import type { Officer } from '#shared/domain/officer.ts';
import type { entryRequests } from '#shared/ipc/requests/entries.ts';
import type { liveDeskRequests } from '#shared/ipc/requests/live-desk.ts';
import type { Feature } from '../feature.ts';
import type { Ground } from '../ground.ts';
import type { InLog } from '../in-log.ts';
import type { PolicyService } from '../policy-store/policy-service.ts';
import type { Presence } from '../presence/presence.ts';
import type { Scan } from '../scanner/scan.ts';
import type { Staff } from '../staff/staff.ts';
import type { TrustService } from '../trust/trust-service.ts';
import { Door, type DoorOptions } from './door.ts';
import { Decisions } from './decisions.ts';
import type { RecentScans } from './recent-scans.ts';
import { Screens } from './screens.ts';
import { Verifier } from './verifier.ts';

export interface EntryNeeds {
  readonly recent: RecentScans;
  readonly cards: NonNullable<DoorOptions['cards']>;
  readonly trust: TrustService;
  readonly policies: InLog<PolicyService>;
  readonly rulesUncertain: () => boolean;
  readonly staff: InLog<Staff>;
  /** Keeps what scans told of employees. */
  readonly settleStaff: () => void;
  readonly presence: InLog<Presence>;
}

/** Who comes: at the door by a scan, at the desk by the officer's hand; and what the visitors see of it. */
export function entryFeature(ground: Ground, needs: EntryNeeds) {
  const { room, site, now, elapsed, timeZone, report, changed, events } = ground;
  const { recent, cards, staff, presence } = needs;
  /** When the last scan came, by what has elapsed. */
  let scannedAt = Number.NEGATIVE_INFINITY;
  let day = '';
  const screens = new Screens({ now, site, onShow: (screen) => events.emit('screen', screen) });
  const verifier = new Verifier({ ...needs, timeZone });
  const door = new Door({
    cards,
    verifier,
    presence,
    log: room,
    recent: { remember: (entry, verification) => recent.remember(entry, verification, room.day) },
    staff,
    screens,
    onShown: () => {
      changed();
      needs.settleStaff();
    },
    onBusy: changed,
    repeatWindow: () => (site()?.duplicateSeconds ?? 0) * 1000,
  });
  const live = room.keep(
    ({ log }) =>
      new Decisions({
        log,
        now,
        timeZone,
        isHere: (visit) => screens.isHere(visit),
        tracked: () => site()?.presence.enabled ?? false,
        closingTime: () => site()?.presence.closingTime ?? '18:00',
        dosesOf: (seq) => recent.dosesOf(seq),
        append: (entry) => room.append(entry),
      }),
  );
  const service = {
    receive(scan: Scan): void {
      scannedAt = elapsed();
      door.receive(scan);
    },
    /** In milliseconds. */
    sinceScan: () => elapsed() - scannedAt,
    /** Decides what the rules left open, and shows the visitor who is there still. @throws DecisionError, LogError */
    decide(request: DecisionRequest, officer: Officer): void {
      const screen = live.it.decide(request, officer);
      // After the screen went back to idle, visitors are told where nobody else's verdict stands.
      const late = screen || screens.standing ? null : live.it.told(request.seq);
      if (screen) screens.show(screen);
      else if (late?.kind === 'verdict') screens.show({ ...late, late: true });
    },
    /** Makes the entry of somebody without a QR, and shows the verdict. @throws LogError */
    enter(typed: ManualEntry, officer: Officer): number {
      const { seq, screen } = live.it.enter(typed, officer);
      screens.show(screen);
      return seq;
    },
    /** What came at that instant is no longer on the display that visitors and officer share. */
    closed: (at: string) => screens.closed(at),
  };
  const nobody = (): DayCount => ({ day: room.day, total: 0, hijau: 0, kuning: 0, merah: 0, hitam: 0 });
  return {
    service,
    state: () => ({
      busy: door.busy,
      today: room.ask(() => room.openOrNull?.log.countDay(room.day, timeZone()) ?? nobody(), nobody()),
      waiting: room.ask(() => live.orNull?.countWaiting() ?? 0, 0),
    }),
    start: () => (day = room.day),
    warm: () => {
      verifier.warm().catch((error: unknown) => report('verify', error));
    },
    tick: () => {
      if (day === room.day) return false;
      day = room.day;
      recent.forgetOthers(day);
      return true;
    },
    // Nothing comes from the scanner any more; what is at the door still is an entry before the log closes.
    close: () => door.close(),
    handle: {
      'entries.today': (query) => live.it.page(query),
      'entries.changes': ({ after }) => live.it.changes(after),
      'screen.closed': ({ at }) => service.closed(at),
      'desk.waiting': () => live.it.waiting(),
      'desk.decide': (request, { officer }) => service.decide(request, officer),
      'desk.enter': (typed, { officer }) => service.enter(typed, officer),
    },
  } satisfies Feature<typeof entryRequests & typeof liveDeskRequests>;
}
