import { describe, expect, it } from 'vitest';
import { noticeOf } from '../../../src/renderer/entry/Notice.tsx';

const well = {
  logFault: null,
  scanner: { state: 'connected', device: '/dev/ttyACM0' },
  scannerTest: false,
  trust: { keys: 501, importedAt: null, stale: [], pending: [] },
} as const;

describe('what stands in place of the instruction', () => {
  it('is nothing while all is well', () => {
    expect(noticeOf(well)).toBeNull();
  });

  it.each(['none', 'searching', 'lost', 'busy', 'denied'] as const)('is a scanner that is %s', (state) => {
    expect(noticeOf({ ...well, scanner: { state, device: null } })).toEqual({ of: 'scanner', state });
  });

  it('is a log that takes no entry, before a scanner that is lost', () => {
    const notice = noticeOf({
      ...well,
      logFault: 'LOG_DISK_FULL',
      scanner: { state: 'lost', device: null },
    });
    expect(notice).toEqual({ of: 'log', fault: 'LOG_DISK_FULL' });
  });

  it('is a test of the scanner, as long as it runs: nobody is let in by what is read then', () => {
    expect(noticeOf({ ...well, scannerTest: true })).toEqual({ of: 'test' });
  });

  it('is an empty trust list last', () => {
    expect(noticeOf({ ...well, trust: { keys: 0, importedAt: null, stale: [], pending: [] } })).toEqual({
      of: 'trust',
    });
  });
});
