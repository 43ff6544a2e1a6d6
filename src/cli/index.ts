import { run } from './run.ts';

process.exitCode = await run(process.argv.slice(2), {
  input: process.stdin,
  print: (text) => process.stdout.write(`${text}\n`),
  warn: (text) => process.stderr.write(`${text}\n`),
  now: () => new Date(),
});
