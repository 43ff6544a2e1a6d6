import * as z from 'zod';

// Our content policy makes no code of strings; zod would try, be refused, and leave a violation in the log.
// Imported before every schema, for a schema decides when it is made.
z.config({ jitless: true });
