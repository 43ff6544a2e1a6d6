import { expect, test } from 'vitest';
import { readArguments } from '../../../src/main/shell/arguments.ts';

test.each([
  [[], false],
  [['--keep'], true],
  // The Windows installer starts it so after an upgrade: nobody is there who would type more.
  [['--updated'], true],
])('started with %j it is the keeper: %j', (argv, keep) => {
  expect(readArguments(['gerbang', ...argv]).keep).toBe(keep);
});
