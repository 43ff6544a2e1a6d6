import { LARGE, SMALLEST } from '../../e2e/support/pictures.ts';
import { hang } from './hang.ts';
import { visitorStates } from '../stage/states/visitor.ts';

const PORTRAIT = { width: 1080, height: 1920 };
const HUGE = { width: 3840, height: 2160 };

hang(visitorStates, { sizes: [SMALLEST, PORTRAIT, LARGE, HUGE], strong: true });
