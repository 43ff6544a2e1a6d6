import { defineConfig } from '@playwright/test';

/** Those that need the processor to themselves; a screen and a keyboard each worker has of its own. */
const ALONE = [
  '**/kill.spec.ts',
  '**/never-dark.spec.ts',
  '**/packaged.spec.ts',
  '**/updates-packaged.spec.ts',
  '**/wedge.spec.ts',
];

/** Every screen in each of its states, on a fake main: `npm run gallery`. */
const GALLERY = 'renderer/gallery/*.spec.ts';

export default defineConfig({
  testDir: 'tests',
  testMatch: ['e2e/**/*.spec.ts', 'renderer/**/*.spec.ts'],
  // Each test starts a whole Electron with its own data folder and its own pseudo-terminal.
  workers: 1,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  forbidOnly: process.env['CI'] !== undefined,
  projects: [
    // `npm test` runs two of these at a time.
    { name: 'side by side', testIgnore: [...ALONE, `**/${GALLERY}`], outputDir: 'test-results/side-by-side' },
    { name: 'gallery', testMatch: GALLERY, outputDir: 'test-results/gallery-faults' },
    { name: 'alone', testMatch: ALONE, outputDir: 'test-results/alone' },
  ],
});
