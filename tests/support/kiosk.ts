import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { electronCommand } from '../../scripts/lib/electron.mjs';

export interface RunningKiosk {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** The folder of this kiosk's files. */
  readonly data: string;
  close(): Promise<void>;
}

export interface LaunchOptions {
  /** Where the kiosk keeps its files; a new folder, removed at the end, where none is given. */
  readonly data?: string;
  /** Null: the whole screen, as at the front desk. */
  readonly size?: { readonly width: number; readonly height: number } | null;
  /** Whether a page that tests keep busy is waited for; true unless told. */
  readonly patient?: boolean;
  /** More for the environment. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts the built kiosk in real Electron, the way `npm start` does, in a window of a known size. */
export async function launchKiosk(options: LaunchOptions = {}): Promise<RunningKiosk> {
  const own = options.data === undefined ? await mkdtemp(join(tmpdir(), 'gerbang-')) : null;
  const data = options.data ?? own ?? '';
  const size = options.size === undefined ? { width: 1366, height: 768 } : options.size;
  const electron = electronCommand();
  const app = await _electron.launch({
    executablePath: electron.executable,
    args: [
      ...electron.args,
      import.meta.dirname + '/../..',
      `--data=${data}`,
      ...(options.patient === false ? [] : ['--patient']),
      ...(size ? [`--windowed=${size.width}x${size.height}`] : []),
    ],
    env: { ...definedOnly(process.env), ...electron.env, ...options.env },
  });
  const page = await app.firstWindow();
  return {
    app,
    page,
    data,
    close: async () => {
      await app.close();
      if (own) await rm(own, { recursive: true, force: true });
    },
  };
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(env).flatMap(([k, v]) => (v === undefined ? [] : [[k, v]])));
}
