import { LARGE, SMALLEST } from '../../e2e/support/pictures.ts';
import { hang } from './hang.ts';
import { adminStates } from '../stage/states/admin.ts';

hang(adminStates, { sizes: [SMALLEST, LARGE] });
