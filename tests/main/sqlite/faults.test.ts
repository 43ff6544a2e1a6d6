import { expect, test } from 'vitest';
import { Driver } from '../../../src/main/sqlite/driver.ts';
import { faultOf } from '../../../src/main/sqlite/faults.ts';

// The faults themselves are brought about in the log's tests; here is that no code falls into the wrong word.
test.each([
  ['SQLITE_BUSY', 'LOG_LOCKED'],
  ['SQLITE_BUSY_SNAPSHOT', 'LOG_LOCKED'],
  ['SQLITE_BUSY_RECOVERY', 'LOG_LOCKED'],
  ['SQLITE_LOCKED', 'LOG_LOCKED'],
  ['SQLITE_FULL', 'LOG_DISK_FULL'],
  ['SQLITE_IOERR_SHMSIZE', 'LOG_DISK_FULL'],
  ['SQLITE_READONLY', 'LOG_READ_ONLY'],
  ['SQLITE_READONLY_DBMOVED', 'LOG_READ_ONLY'],
  ['SQLITE_CANTOPEN', 'LOG_READ_ONLY'],
  ['SQLITE_PERM', 'LOG_READ_ONLY'],
  ['SQLITE_CORRUPT', 'LOG_DAMAGED'],
  ['SQLITE_CORRUPT_INDEX', 'LOG_DAMAGED'],
  ['SQLITE_NOTADB', 'LOG_DAMAGED'],
  ['SQLITE_IOERR_WRITE', 'LOG_UNAVAILABLE'],
  ['SQLITE_CONSTRAINT_CHECK', 'LOG_UNAVAILABLE'],
])('%s is %s', (code, fault) => {
  expect(faultOf(new Driver.SqliteError('message', code))).toBe(fault);
});

test('what is not of SQLite is no known fault', () => {
  expect(faultOf(new TypeError('SQLITE_BUSY'))).toBe('LOG_UNAVAILABLE');
  expect(faultOf('SQLITE_BUSY')).toBe('LOG_UNAVAILABLE');
});
