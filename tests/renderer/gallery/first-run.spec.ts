import { LANGUAGES } from '#shared/domain/locale.ts';
import { LARGE, SMALLEST } from '../../e2e/support/pictures.ts';
import { hang } from './hang.ts';
import { test } from '../stage/stage.ts';
import { setupStates } from '../stage/states/setup.ts';

for (const language of LANGUAGES)
  test.describe(`in ${language}`, () => {
    hang(setupStates(language), { sizes: [SMALLEST, LARGE], language });
  });
