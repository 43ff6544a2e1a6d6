// A program of its own, for tests that start it where devices are plugged in: a kiosk that was never set up, in the
// folder that its argument names. Prints what it makes of a site card, one JSON line a change, until its stdin ends.
import { Kiosk } from '../../src/main/kiosk.ts';

const kiosk = new Kiosk({
  folder: process.argv[2] ?? '',
  keyWrapper: null,
  now: () => new Date(),
  report: (what) => void process.stdout.write(`${JSON.stringify({ fault: what })}\n`),
});
kiosk.on('changed', ({ phase, siteCard }) => {
  process.stdout.write(`${JSON.stringify({ phase, siteCard })}\n`);
});
kiosk.start();
process.stdin.resume().on('end', () => void kiosk.close().then(() => process.stdin.destroy()));
