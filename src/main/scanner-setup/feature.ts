import { basename } from 'node:path';
import type { ScannerSettings } from '#shared/domain/site.ts';
import type { scannerRequests } from '#shared/ipc/requests/scanner.ts';
import { differs, RefusedError, type Feature } from '../feature.ts';
import type { Ground } from '../ground.ts';
import { LiveScanner } from '../scanner/live-scanner.ts';
import type { Scan } from '../scanner/scan.ts';
import { Bench } from './bench.ts';

/**
 * The kiosk's scanner, and the page on which it is tested.
 * @param onScan given every scan that is no test
 */
export function scannerFeature(ground: Ground, onScan: (scan: Scan) => void) {
  const { keys, settings, site, now, changed, events } = ground;
  const scanner = new LiveScanner({ keys, onScan, onChange: changed });
  const bench = new Bench({
    scanner,
    onChange: changed,
    onReading: (reading) => events.emit('reading', reading),
    onProbe: (state) => events.emit('probe', state),
  });
  const begin = (): void => {
    const office = site();
    // In set-up whatever is plugged in may read the office's card.
    scanner.use(office ? office.scanner : { kind: 'auto' });
  };
  return {
    service: { scanner, bench },
    state: () => ({ scanner: scanner.status, scannerTest: bench.testing }),
    start: begin,
    settled: (site, before) => {
      if (differs(site, before, (of) => of.scanner)) begin();
    },
    signedOut: () => bench.leave(),
    close: () => {
      bench.close();
      return scanner.close();
    },
    handle: {
      'scanner.bench': () => bench.state(),
      'scanner.watch': ({ test }) => bench.watch(test),
      // Whoever is signed out already has left.
      'scanner.leave': () => bench.leave(),
      'scanner.try': ({ settings }) => bench.try(settings),
      'scanner.probe': ({ ports }) => bench.probe(ports),
      'scanner.probe.stop': () => bench.stopProbe(),
      'scanner.save': (_, { officer }) => {
        if (!site()) return;
        const tried = bench.requireTried();
        const detail = { kind: tried.kind, ...portOf(tried) };
        settings.change({ what: 'scanner', officer, detail }, (of) => ({ ...of, scanner: tried }));
        // Nothing is being tried out any more, also where it was what holds already.
        scanner.use(tried);
      },
      'scanner.sheet': async (_, asker) => {
        const office = site();
        if (!office) throw new RefusedError('WRONG_PHASE', 'there is no office yet');
        const { language } = office;
        const path = await asker.place(
          language === 'id' ? 'lembar-uji-pemindai.pdf' : 'scanner-test-sheet.pdf',
        );
        const { testSheetPdf } = await import('./sheet-pdf.ts');
        await asker.write(path, await testSheetPdf(await asker.faces(), { language, at: now() }));
        return { file: basename(path) };
      },
    },
  } satisfies Feature<typeof scannerRequests>;
}

/** What the audit trail keeps of a scanner's settings besides their kind. */
function portOf(settings: ScannerSettings): Record<string, string | number> {
  if (settings.kind !== 'serial') return {};
  const { port, baudRate } = settings;
  return { port: port.by === 'path' ? port.path : `${port.vendorId}:${port.productId}`, baudRate };
}
