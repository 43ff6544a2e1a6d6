import { LARGE, SMALLEST } from '../../e2e/support/pictures.ts';
import { hang } from './hang.ts';
import { deskStates } from '../stage/states/desk.ts';

hang(deskStates, { sizes: [SMALLEST, LARGE] });
