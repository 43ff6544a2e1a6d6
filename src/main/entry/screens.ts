import { entryShown, type ScanScreen, standingTime } from '#shared/domain/kiosk.ts';
import type { Site } from '#shared/domain/site.ts';
import type { Visit } from '#shared/domain/visit.ts';

export interface ScreensOptions {
  readonly now: () => Date;
  /** The office's settings; null before it is set up. */
  readonly site: () => Site | null;
  /** Puts it before the visitors. */
  readonly onShow: (screen: ScanScreen) => void;
}

/** What stands before the visitors, and who of them is there still, as far as anyone can tell. */
export class Screens {
  readonly #options: ScreensOptions;
  /** What was shown last, since when (an instant in milliseconds), and whether somebody has closed it since. */
  #shown: { readonly screen: ScanScreen; readonly since: number; readonly closed: boolean } | null = null;

  constructor(options: ScreensOptions) {
    this.#options = options;
  }

  show(screen: ScanScreen): void {
    const { now, onShow } = this.#options;
    this.#shown = { screen, since: now().getTime(), closed: false };
    onShow(screen);
  }

  /** A screen that visitors and officer share was given to the officer: what came at that instant stands no more. */
  closed(at: string): void {
    if (this.#shown?.screen.at === at) this.#shown = { ...this.#shown, closed: true };
  }

  /** What stands before the visitors now, as far as its time says; null where nothing does. */
  get standing(): ScanScreen | null {
    const site = this.#options.site();
    if (!site || !this.#shown || this.#shown.closed) return null;
    const { screen, since } = this.#shown;
    const elapsed = this.#options.now().getTime() - since;
    return elapsed >= 0 && elapsed < standingTime(screen, site.display) ? screen : null;
  }

  /**
   * Whose verdict stands is there, and nobody else is: no decision of another covers it. Where nothing stands, whose
   * verdict was shown last waits there still; so does whoever came no longer ago than a refer stands.
   */
  isHere({ seq, at }: Visit): boolean {
    const { standing } = this;
    if (standing) return entryShown(standing) === seq;
    if (this.#shown && entryShown(this.#shown.screen) === seq) return true;
    const { now, site } = this.#options;
    return now().getTime() - Date.parse(at) <= (site()?.display.referSeconds ?? 0) * 1000;
  }
}
