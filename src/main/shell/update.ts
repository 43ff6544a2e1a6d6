import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import { Version } from '#shared/domain/update.ts';
import { type Installation, installationOf } from '../update/installation.ts';
import type { UpdateProgram } from '../update/program.ts';
import { readPublicKey, type ReleaseKey } from '../update/release-key.ts';
import { startLedger } from './program.ts';
import { note, report } from './report.ts';
import { afterGoodbye, startAnew } from './restart.ts';

/**
 * What updates are tried with in development, where there is no package: a public key, and a file that stands in for
 * the AppImage. The packaged program looks at neither.
 */
const TRIED_KEY = 'GERBANG_RELEASE_KEY';
const TRIED_IMAGE = 'GERBANG_TRIED_IMAGE';

/** The program, as updates know it. */
export function updateProgram(): UpdateProgram {
  const { platform, arch, env, resourcesPath: resources } = process;
  return {
    version: Version.safeParse(app.getVersion()).data ?? '0.0.0',
    key: keyIn(app.isPackaged ? join(app.getAppPath(), 'out/release-key.json') : env[TRIED_KEY]),
    installation: app.isPackaged
      ? installationOf({
          platform,
          env,
          resources,
          executable: process.execPath,
          packaged: true,
          exists: existsSync,
        })
      : triedInstallation(env[TRIED_IMAGE]),
    platform,
    arch,
    startAnew: () => {
      note('update-installed');
      // A restart that was wanted is no crash.
      startLedger().clear();
      afterGoodbye(startAnew);
    },
    quit: () => {
      note('update-installing');
      afterGoodbye(() => app.quit());
    },
  };
}

/** Whose updates this build takes; null where `npm run package` was given no key. */
function keyIn(file: string | undefined): ReleaseKey | null {
  if (file === undefined || !existsSync(file)) return null;
  try {
    return readPublicKey(readFileSync(file, 'utf8'));
  } catch (error) {
    report('release key', error);
    return null;
  }
}

function triedInstallation(program: string | undefined): Installation | null {
  return program === undefined ? null : { kind: 'appimage', program };
}
