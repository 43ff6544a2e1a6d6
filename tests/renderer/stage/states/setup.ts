import type { Page } from '@playwright/test';
import { type Answers, type KioskFacts, refused } from '../../fake-main.ts';
import { seen, type State } from '../state.ts';

/** Nobody has set this kiosk up. */
const NEW: KioskFacts = {
  phase: 'setup',
  site: null,
  scanner: { state: 'none', device: null },
  trust: { keys: 0, importedAt: null, stale: [], pending: [] },
};
const ANSWERS: Answers = {
  'setup.ports': [
    { path: '/dev/ttyACM0', vendorId: '0c2e', productId: '0b61', manufacturer: 'Honeywell' },
    { path: '/dev/ttyUSB0', vendorId: null, productId: null, manufacturer: null },
  ],
  'setup.finish': refused('SETTINGS_NOT_SAVED'),
};

/** So many steps on. */
async function steps(page: Page, count: number): Promise<void> {
  await seen('setup')(page);
  for (let step = 0; step < count; step += 1) {
    if (step === 1) await page.getByTestId('setup-name').fill('Kantor Camat Penajam');
    if (step === 2) await page.getByTestId('setup-auto').check();
    await page.getByTestId('setup-next').click();
  }
}

/** The first run; it speaks the language that is chosen there. */
export const setupStates = (language: 'id' | 'en'): readonly State[] =>
  (
    [
      ['language', (page: Page) => steps(page, 0)],
      ['office', (page: Page) => steps(page, 1)],
      ['scanner', (page: Page) => steps(page, 2)],
      ['officer', (page: Page) => steps(page, 3)],
      [
        'failed',
        async (page: Page) => {
          await steps(page, 3);
          await page.getByTestId('setup-officer').fill('Budi Santoso');
          await page.getByTestId('setup-pin').fill('246810');
          await page.getByTestId('setup-pin-again').fill('246810');
          await page.getByTestId('setup-finish').click();
          await seen('setup-failed')(page);
        },
      ],
    ] as const
  ).map(([name, go]) => ({
    name: `setup-${name}`,
    kiosk: NEW,
    answers: ANSWERS,
    go: async (page) => {
      await page.getByTestId(`setup-language-${language}`).check();
      await go(page);
    },
  }));
