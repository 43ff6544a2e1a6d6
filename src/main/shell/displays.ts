import { EventEmitter } from 'node:events';
import { screen, type BrowserWindow } from 'electron';
import type { ScreenRole } from '#shared/domain/screen-role.ts';
import { arrange, nextDesk, type Area, type DisplayFacts } from './arrange.ts';
import type { Diagnosis } from './diagnosis-page.ts';
import { note } from './report.ts';
import { openVisitorScreen, type VisitorScreen, type VisitorScreenOptions } from './visitor-screen.ts';

/** What the kiosk's own window can be for. */
type OwnRole = Exclude<ScreenRole, 'visitor'>;

interface DisplaysEvents {
  /** What the kiosk's window is for, where that has changed. */
  role: [role: OwnRole];
  /** The officer's display is gone: what is on the one that is left, visitors see. */
  deskLost: [];
}

export type DisplaysOptions = Omit<VisitorScreenOptions, 'areaOf' | 'diagnosis' | 'onLost'> & {
  /** Puts the kiosk's window on the officer's display. */
  readonly placeDesk: () => void;
};

/**
 * Keeps one window for visitors on every display but the officer's, as displays come and go. Where there is one
 * display only, the kiosk's window is all there is.
 */
export class Displays extends EventEmitter<DisplaysEvents> {
  readonly #options: DisplaysOptions;
  /** By the id of their display. */
  readonly #visitors = new Map<string, VisitorScreen>();
  /** The display that an admin chose for the desk. */
  #chosen: string | null = null;
  /** Where the desk is. */
  #desk: string | null = null;
  #diagnosis: Diagnosis | null = null;
  #role: OwnRole = 'whole';

  constructor(options: DisplaysOptions) {
    super();
    this.#options = options;
  }

  /** Looks what is there, now and whenever that changes. */
  start(): void {
    const look = (): void => this.#look();
    screen.on('display-added', look);
    screen.on('display-removed', look);
    screen.on('display-metrics-changed', look);
    look();
  }

  /** What the kiosk's window is for. */
  get role(): OwnRole {
    return this.#role;
  }

  /** Where the kiosk's window belongs. */
  get deskArea(): Area {
    return arrange(displays(), this.#chosen)?.desk.bounds ?? screen.getPrimaryDisplay().bounds;
  }

  /** The visitors' windows. */
  get visitors(): readonly BrowserWindow[] {
    return [...this.#visitors.values()].map(({ window }) => window);
  }

  /** What one of the visitors' screens ails from; null: nothing. */
  get diagnosis(): Diagnosis | null {
    return (
      this.#diagnosis ??
      [...this.#visitors.values()].find(({ pages }) => pages.diagnosis)?.pages.diagnosis ??
      null
    );
  }

  /** The display to which the desk would be moved on; null where there is no other. */
  get next(): string | null {
    return nextDesk(displays(), this.#chosen);
  }

  /** Puts the desk on a display, if that is there; null: on the primary one. */
  choose(id: string | null): void {
    if (id === this.#chosen) return;
    this.#chosen = id;
    this.#look();
  }

  /** The kiosk itself is ill: visitors are told, too. */
  diagnose(diagnosis: Diagnosis): void {
    this.#diagnosis = diagnosis;
    for (const each of this.#visitors.values()) each.diagnose(diagnosis);
  }

  #look(): void {
    const found = arrange(displays(), this.#chosen);
    // Systems tell of the last display's end before they tell of the next one's beginning.
    if (!found) return;
    const { desk, visitors } = found;
    const lost =
      this.#desk !== null && this.#desk !== desk.id && !displays().some(({ id }) => id === this.#desk);
    this.#desk = desk.id;
    if (lost) this.emit('deskLost');
    for (const [id, each] of this.#visitors) {
      if (visitors.some((display) => display.id === id)) continue;
      this.#visitors.delete(id);
      each.close();
    }
    this.#options.placeDesk();
    for (const each of this.#visitors.values()) each.fill();
    for (const { id } of visitors) if (!this.#visitors.has(id)) this.#open(id);
    // One voice is enough.
    this.visitors.forEach((window, place) => window.webContents.setAudioMuted(place > 0));
    this.#tell(visitors.length > 0 ? 'desk' : 'whole');
  }

  #open(id: string): void {
    const { patient, isReady, askToLeave, startAnew, onKey } = this.#options;
    const areaOf = (): Area => displays().find((display) => display.id === id)?.bounds ?? this.deskArea;
    this.#visitors.set(
      id,
      openVisitorScreen({
        areaOf,
        patient,
        isReady,
        askToLeave,
        startAnew,
        onKey,
        diagnosis: this.#diagnosis,
        onLost: () => {
          // Closed by nobody here: it would be no visitor's any more.
          if (!this.#visitors.delete(id)) return;
          note('window-lost', { what: 'visitor' });
          setImmediate(() => this.#look());
        },
      }),
    );
  }

  #tell(role: OwnRole): void {
    if (role === this.#role) return;
    this.#role = role;
    note('displays', { count: this.#visitors.size + 1 });
    this.emit('role', role);
  }
}

function displays(): readonly DisplayFacts[] {
  const primary = screen.getPrimaryDisplay().id;
  return screen
    .getAllDisplays()
    .map(({ id, bounds }) => ({ id: String(id), primary: id === primary, bounds }));
}
