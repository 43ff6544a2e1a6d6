import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const slow = ['tests/devices/**', 'tests/soak/**', 'tests/conformance/**', 'tests/e2e/**', 'tests/bench/**'];

/** Only what hangs is ended: no test asserts on time, and a busy machine may take its own. */
const PATIENCE = { testTimeout: 300_000, hookTimeout: 300_000, expect: { poll: { timeout: 60_000 } } };

export default defineConfig({
  test: {
    reporters: ['default'],
    // Vitest's own choice leaves a core idle: on two that is half of them.
    maxWorkers: availableParallelism(),
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
          exclude: slow,
          ...PATIENCE,
        },
      },
      { test: { name: 'conformance', include: ['tests/conformance/**/*.test.ts'], ...PATIENCE } },
      // Real pseudo-terminals and processes: one file at a time, with time to spare on a busy machine.
      {
        test: {
          name: 'devices',
          include: ['tests/devices/**/*.test.ts'],
          fileParallelism: false,
          ...PATIENCE,
        },
      },
      // Machines by software: one at a time.
      {
        test: {
          name: 'vm',
          include: ['tests/vm/*.vm.ts'],
          fileParallelism: false,
          testTimeout: 3_600_000,
        },
      },
      // An hour in a minute or two, alone.
      {
        test: {
          name: 'soak',
          include: ['tests/soak/**/*.test.ts'],
          fileParallelism: false,
          ...PATIENCE,
        },
      },
    ],
  },
});
