import type { BrowserWindow } from 'electron';
import { app } from 'electron';
import { hasDrawn } from './drawn.ts';
import { BY_KEEPER, KEPT } from './program.ts';
import { note } from './report.ts';
import { startAnew } from './restart.ts';
import { countStart, updateLedger } from './trial-starts.ts';
import type { KioskPages } from './window.ts';

const LOOK_MS = 1000;
/** So many looks in a row that found the kiosk's page alive: the new version comes up well. */
const WELL_LOOKS = 20;
/** After so many it does not. */
const LAST_LOOK = 120;

/**
 * Watches a version that was put in the place of another come up. One that does not show the kiosk's page for a while
 * is started again; the third start is that of its predecessor (`update/trial.ts`).
 */
export function superviseTrial(window: BrowserWindow, pages: KioskPages): void {
  const ledger = updateLedger();
  const { trial } = ledger.read();
  if (trial?.to !== app.getVersion() || trial.well) return;
  // Where no keeper counts the starts, this process counts its own.
  const counted = process.env[KEPT] === BY_KEEPER;
  if (trial.program !== null && !counted && countStart(ledger)) {
    startAnew();
    return;
  }
  let looks = 0;
  let alive = 0;
  const timer = setInterval(() => {
    looks += 1;
    void isAlive(window, pages).then((yes) => {
      alive = yes ? alive + 1 : 0;
      if (alive < WELL_LOOKS) return;
      clearInterval(timer);
      alive = 0;
      note('update-well', { version: trial.to });
      ledger.change((before) => ({ trial: before.trial && { ...before.trial, well: true } }));
    });
    if (looks < LAST_LOOK || trial.program === null) return;
    clearInterval(timer);
    note('update-unwell', { version: trial.to });
    startAnew();
  }, LOOK_MS);
  app.on('will-quit', () => clearInterval(timer));
}

async function isAlive(window: BrowserWindow, pages: KioskPages): Promise<boolean> {
  if (window.isDestroyed() || window.webContents.isCrashed()) return false;
  if (window.webContents.isLoading() || !pages.atHome()) return false;
  try {
    return await hasDrawn(window);
  } catch {
    return false;
  }
}
