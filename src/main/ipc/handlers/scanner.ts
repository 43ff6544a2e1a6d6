import { basename } from 'node:path';
import type { scannerRequests } from '#shared/ipc/requests/scanner.ts';
import type { Kiosk } from '../../kiosk.ts';
import { RefusedError, type WorksOf } from '../answer.ts';

export function scannerHandlers(kiosk: Kiosk): WorksOf<typeof scannerRequests> {
  return {
    'scanner.bench': () => kiosk.bench.state(),
    'scanner.watch': ({ test }) => kiosk.bench.watch(test),
    // Whoever is signed out already has left.
    'scanner.leave': () => kiosk.bench.leave(),
    'scanner.try': ({ settings }) => kiosk.bench.try(settings),
    'scanner.probe': ({ ports }) => kiosk.bench.probe(ports),
    'scanner.probe.stop': () => kiosk.bench.stopProbe(),
    'scanner.save': (_, { officer }) => kiosk.saveScanner(officer),
    'scanner.sheet': async (_, asker) => {
      const { site } = kiosk.state;
      if (!site) throw new RefusedError('WRONG_PHASE', 'there is no office yet');
      const { language } = site;
      const path = await asker.place(
        language === 'id' ? 'lembar-uji-pemindai.pdf' : 'scanner-test-sheet.pdf',
      );
      const { testSheetPdf } = await import('../../scanner-setup/sheet-pdf.ts');
      await asker.write(path, await testSheetPdf(await asker.faces(), { language, at: kiosk.now }));
      return { file: basename(path) };
    },
  };
}
