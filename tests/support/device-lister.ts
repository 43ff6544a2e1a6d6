// A program of its own, for tests that start it within another environment: prints, as one line of JSON, what the
// scanner page would list; then waits until its stdin ends.
import { findDevices } from '../../src/main/scanner-setup/find-devices.ts';

process.stdout.write(`${JSON.stringify(await findDevices([]))}\n`);
process.stdin.resume();
