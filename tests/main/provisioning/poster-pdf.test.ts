import { expect, test } from 'vitest';
import { posterPdf } from '../../../src/main/provisioning/poster-pdf.ts';
import { testFaces } from '../../support/faces.ts';
import { textOf } from '../../support/pdf.ts';

test.each(['KEC-01', '64.09.01.2007', '64.09.01.2007-ABCDEFGHIJ'])(
  'the whole of an office’s code stands on its poster: %s',
  async (code) => {
    const office = { name: 'Kantor Desa Girimukti', code, retentionDays: 90 };
    const poster = textOf(await posterPdf(office, testFaces(), new Date('2026-01-15T03:00:00Z')));
    expect(poster.split('\n')).toContain(code);
  },
);
