// A program of its own, for tests that start it within another environment: prints what the scanner does that its
// argument sets up, one JSON line an event, until its stdin ends.
import { createScanner } from '../../src/main/scanner/scanner.ts';
import { ScannerSettings } from '../../src/shared/domain/site.ts';

const scanner = createScanner(ScannerSettings.parse(JSON.parse(process.argv[2] ?? '')));
const print = (event: object): void => void process.stdout.write(`${JSON.stringify(event)}\n`);
scanner.onStatus((status) => print({ status }));
scanner.onScan(({ bytes, ...scan }) => print({ scan: { ...scan, hex: Buffer.from(bytes).toString('hex') } }));
scanner.start();
process.stdin.resume().on('end', () => {
  void scanner.close().then(() => {
    print({ closed: true });
    process.stdin.destroy();
  });
});
