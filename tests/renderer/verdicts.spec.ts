import { DECISIONS } from '#shared/domain/verdict.ts';
import { REASON_CODES } from '#shared/domain/reason.ts';
import { DESK_SIZE, resize, SMALLEST } from '../e2e/support/pictures.ts';
import { layoutFaults } from '../e2e/support/layout.ts';
import { inBothLanguages } from '../e2e/support/speak.ts';
import { expect, test } from './stage/stage.ts';
import { LONG_NAME, verdictFor, verdictScreen } from './stage/states/people.ts';

const STANDS = { display: { verdictSeconds: 120, referSeconds: 600, sound: false } };

for (const size of [SMALLEST, { width: 1080, height: 1920 }])
  test(`every reason fits its colour, with the longest name, at ${size.width}x${size.height}`, async ({
    stage,
  }) => {
    test.setTimeout(180_000);
    await stage.open({ site: STANDS });
    await resize(stage, size);
    const { page } = stage;
    await inBothLanguages(stage, async (language) => {
      for (const [at, reason] of REASON_CODES.entries()) {
        const decision = DECISIONS[at % DECISIONS.length] ?? 'deny';
        await stage.say('scan.screen', verdictScreen(verdictFor(reason, decision), LONG_NAME));
        const verdict = page.locator(`[data-testid="verdict"][data-reason="${reason}"]`);
        await expect(verdict).toBeVisible();
        expect.soft(await layoutFaults(page), `${reason} in ${language}`).toEqual([]);
      }
    });
    await resize(stage, DESK_SIZE);
  });
