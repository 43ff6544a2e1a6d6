import { serve } from '../../../src/main/threads/serve.ts';
import { testWork } from './works.ts';

await serve({ test: () => Promise.resolve(testWork) });
