import { Driver } from '../sqlite/driver.ts';
import { faultOf } from '../sqlite/faults.ts';

/** Whether another process has a log open. A file that is no database is in nobody's use. */
export function isInUse(path: string): boolean {
  let db: InstanceType<typeof Driver> | undefined;
  try {
    db = new Driver(path, { timeout: 0 });
    // In the write-ahead mode, only who is alone gets this lock.
    db.pragma('locking_mode = EXCLUSIVE');
    db.exec('BEGIN EXCLUSIVE; ROLLBACK');
    return false;
  } catch (error) {
    return faultOf(error) === 'LOG_LOCKED';
  } finally {
    db?.close();
  }
}
