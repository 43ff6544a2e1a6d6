import { once } from 'node:events';
import { run } from './run.ts';
import { EXIT } from './terminal.ts';

const { stdin, stdout, stderr } = process;

// A reader that has seen enough (`| head`) is no fault of ours; a full disk is.
stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(EXIT.ok);
  stderr.write(`gerbang: standard output cannot be written: ${error.message}\n`);
  process.exit(EXIT.failed);
});
stderr.on('error', () => undefined);

process.exitCode = await run(process.argv.slice(2), {
  input: stdin,
  print: (text) => void stdout.write(`${text}\n`),
  warn: (text) => void stderr.write(`${text}\n`),
  drained: async () => {
    if (stdout.writableNeedDrain) await once(stdout, 'drain');
  },
  now: () => new Date(),
});
