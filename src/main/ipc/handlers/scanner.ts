import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { scannerRequests } from '#shared/ipc/requests/scanner.ts';
import type { Kiosk } from '../../kiosk.ts';
import { refusing, type Guard } from '../guard.ts';
import { RefusedError, type HandlersOf } from '../answer.ts';

const PDF = { name: 'PDF', extensions: ['pdf'] };

export function scannerHandlers(kiosk: Kiosk, guard: Guard): HandlersOf<typeof scannerRequests> {
  /** Lets an admin do something at the bench. */
  const atBench = async (work: (bench: Kiosk['bench']) => void): Promise<undefined> => {
    guard.requireAdmin();
    await refusing(() => work(kiosk.bench));
  };
  return {
    'scanner.bench': () => {
      guard.requireAdmin();
      return refusing(() => kiosk.bench.state());
    },
    'scanner.watch': ({ test }) => atBench((bench) => bench.watch(test)),
    // Whoever is signed out already has left.
    'scanner.leave': () => {
      kiosk.bench.leave();
      return undefined;
    },
    'scanner.try': ({ settings }) => atBench((bench) => bench.try(settings)),
    'scanner.probe': ({ ports }) => atBench((bench) => bench.probe(ports)),
    'scanner.probe.stop': () => atBench((bench) => bench.stopProbe()),
    'scanner.save': async () => {
      const officer = guard.requireAdmin();
      await refusing(() => kiosk.saveScanner(officer));
    },
    'scanner.sheet': async () => {
      guard.requireAdmin();
      const { site } = kiosk.state;
      const { desktop } = kiosk;
      if (!site || !desktop) throw new RefusedError('WRONG_PHASE', 'there is no window to ask in');
      const path = await desktop.saveFile(
        site.language === 'id' ? 'lembar-uji-pemindai.pdf' : 'scanner-test-sheet.pdf',
        PDF,
      );
      if (path === null) return null;
      const { testSheetPdf } = await import('../../scanner-setup/sheet-pdf.ts');
      const pdf = await testSheetPdf(await desktop.faces(), { language: site.language, at: kiosk.now });
      await writeFile(path, pdf).catch((cause: unknown) => {
        throw new RefusedError('FILE_NOT_WRITTEN', cause instanceof Error ? cause.name : 'not written');
      });
      return { file: basename(path) };
    },
  };
}
