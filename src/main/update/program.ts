import type { Version } from '#shared/domain/update.ts';
import type { Installation } from './installation.ts';
import type { ReleaseKey } from './release-key.ts';

/** The program around the services, as far as updates have to do with it. */
export interface UpdateProgram {
  readonly version: Version;
  /** Whose updates it takes; null: nobody's. */
  readonly key: ReleaseKey | null;
  readonly installation: Installation | null;
  readonly platform: string;
  readonly arch: string;
  /** Ends this process and has the program started anew. */
  startAnew(): void;
  /** Ends the kiosk; what installs the newer program starts it. */
  quit(): void;
}

/** Where there is no program around the services: nothing is taken. */
export const NO_PROGRAM: UpdateProgram = {
  version: '0.0.0',
  key: null,
  installation: null,
  platform: process.platform,
  arch: process.arch,
  startAnew: () => undefined,
  quit: () => undefined,
};
