import type { ScryptOptions } from 'node:crypto';
import type { EventEmitter } from 'node:events';
import { DEFAULT_TIME_ZONE, type Site } from '#shared/domain/site.ts';
import type { CardWork } from '#shared/domain/card-making.ts';
import type { KioskState, ScanScreen } from '#shared/domain/kiosk.ts';
import type { Officer } from '#shared/domain/officer.ts';
import type { ProbeState, ScannerReading } from '#shared/domain/scanner-setup.ts';
import type { UpdateState } from '#shared/domain/update.ts';
import { sinceBoot } from './care/steady.ts';
import type { AuditAction, AuditDetail } from './log/audit.ts';
import type { KeyWrapper } from './log/master-key.ts';
import { LogRoom } from './log-room.ts';
import { type Machine, NO_MACHINE } from './machine.ts';
import { Session } from './officer/session.ts';
import type { Dialogs } from './paper/dialogs.ts';
import type { KeySource } from './scanner/keys.ts';
import { openDataFolder, type DataFolder } from './site/data-folder.ts';
import { Settings } from './site/settings.ts';
import { SiteStore } from './site/site-store.ts';
import { Threads } from './threads/threads.ts';
import { NO_PROGRAM, type UpdateProgram } from './update/program.ts';

export interface KioskOptions {
  /** The folder of all its files; made where there is none. */
  readonly folder: string;
  readonly keyWrapper: KeyWrapper | null;
  readonly now: () => Date;
  /** How long the PC has been on, in milliseconds: what nobody sets. The system’s unless told. */
  readonly elapsed?: () => number;
  /** Where scanners that type are heard: the window's keyboard. None where there is no window. */
  readonly keys?: KeySource;
  /** Files that a person chooses, and the faces to print with. None where there is no window. */
  readonly dialogs?: Dialogs;
  /** The program around the services, and its displays. None in tests. */
  readonly machine?: Machine;
  /** Where a thread begins that does what takes seconds (`worker.ts`); left out, it is done here. */
  readonly worker?: URL;
  /** The program around the services, which updates replace. None in tests. */
  readonly program?: UpdateProgram;
  /** What stretching a PIN costs, the same for the life of a log; the product's where left out. Less is for tests. */
  readonly pinCost?: ScryptOptions;
  /** From 0 to 1: how kiosks spread what they do at the same hour. */
  readonly random?: () => number;
  /** Told of faults, for the local log. No personal data. */
  readonly report: (what: string, error: unknown) => void;
}

/** What pages are told unasked. */
export interface KioskEvents {
  changed: [KioskState];
  screen: [ScanScreen];
  reading: [ScannerReading];
  probe: [ProbeState];
  cards: [CardWork];
  update: [UpdateState];
}

export interface Told {
  /** What the screens are told of the kiosk. */
  readonly state: () => KioskState;
  /** The screens are to be told: something that nobody asked for is another. */
  readonly changed: () => void;
  /** Where pages hear of anything else. */
  readonly events: Pick<EventEmitter<KioskEvents>, 'emit'>;
  /** Other settings hold, or some that were asked for do not. */
  readonly settled: (site: Site | null, before: Site | null) => void;
}

/** What all features of one kiosk stand on: its folder, its settings, who is signed in, its log, and the time. */
export interface Ground extends Omit<Told, 'settled'> {
  readonly data: DataFolder;
  readonly settings: Settings;
  readonly session: Session;
  readonly room: LogRoom;
  readonly now: () => Date;
  readonly elapsed: () => number;
  readonly random: () => number;
  readonly keys: KeySource | undefined;
  readonly dialogs: Dialogs | null;
  readonly machine: Machine;
  /** What takes seconds is done there. */
  readonly threads: Threads;
  readonly program: UpdateProgram;
  readonly report: (what: string, error: unknown) => void;
  /** The office's settings; null before it is set up. */
  readonly site: () => Site | null;
  /** The office's, an IANA name. */
  readonly timeZone: () => string;
  /** Puts on record what somebody did. @throws LogError */
  readonly audit: (officer: Pick<Officer, 'id'> | null, action: AuditAction, detail?: AuditDetail) => void;
  /** Does what may fail without anything else: that is reported. */
  readonly attempt: (what: string, work: () => unknown) => void;
}

export function openGround(options: KioskOptions, { settled, ...told }: Told): Ground {
  const { now, elapsed = sinceBoot, worker = null, report, keyWrapper, pinCost } = options;
  const data = openDataFolder(options.folder);
  const threads = new Threads(worker);
  const settings: Settings = new Settings({
    store: new SiteStore(data.site),
    now,
    audit: (row) => room.log.audit(row),
    onChange: settled,
    report,
  });
  const site = () => settings.current;
  const timeZone = () => site()?.timeZone ?? DEFAULT_TIME_ZONE;
  const room: LogRoom = new LogRoom({
    data,
    keyWrapper,
    now,
    elapsed,
    timeZone,
    site,
    threads,
    pinCost,
    report,
  });
  return {
    ...told,
    data,
    settings,
    session: new Session(),
    room,
    now,
    elapsed,
    random: options.random ?? Math.random,
    keys: options.keys,
    dialogs: options.dialogs ?? null,
    machine: options.machine ?? NO_MACHINE,
    threads,
    program: options.program ?? NO_PROGRAM,
    report,
    site,
    timeZone,
    audit: (officer, action, detail = {}) =>
      room.log.audit({ at: now().toISOString(), action, officerId: officer?.id ?? null, detail }),
    attempt: (what, work) => {
      try {
        work();
      } catch (error) {
        report(what, error);
      }
    },
  };
}
