import { serve } from './threads/serve.ts';

// The one file that a thread of ours begins with. What it is ordered to do is all that it reads.
await serve({
  backup: async () => (await import('./backup/work.ts')).backupWork,
  cards: async () => (await import('./provisioning/work.ts')).cardsWork,
  export: async () => (await import('./export/work.ts')).exportWork,
  table: async () => (await import('./staff/roster/work.ts')).tableWork,
});
