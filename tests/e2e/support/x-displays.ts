import { execFile, execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/*
 * Displays that are plugged in and pulled out: the real X server with its driver for no hardware, whose outputs
 * xrandr connects. Chromium sees them come and go as it does cables.
 */

export interface XDisplays {
  /** For the environment of whoever is to have its windows there. */
  readonly env: { readonly DISPLAY: string };
  /** Shows a picture on an output, from this place on. */
  plug(output: Output, mode: Mode, x: number): Promise<void>;
  unplug(output: Output): Promise<void>;
  close(): Promise<void>;
}

export type Output = 'DUMMY0' | 'DUMMY1' | 'DUMMY2';
export type Mode = '1280x720' | '1024x768' | '1920x1080';

/** In words; null where nothing is. */
export const missingForDisplays = whatIsMissing();

const CONFIGURATION = `
Section "Device"
  Identifier "dummy"
  Driver "dummy"
  VideoRam 65536
EndSection
Section "Monitor"
  Identifier "monitor"
  HorizSync 5-1000
  VertRefresh 5-200
EndSection
Section "Screen"
  Identifier "screen"
  Device "dummy"
  Monitor "monitor"
  DefaultDepth 24
  SubSection "Display"
    Virtual 4096 2048
  EndSubSection
EndSection
Section "ServerFlags"
  Option "AutoAddDevices" "false"
EndSection
`;

/** Starts an X server with one output; ends with `close`. */
export async function openXDisplays(mode: Mode): Promise<XDisplays> {
  const folder = await mkdtemp(join(tmpdir(), 'gerbang-x-'));
  const config = join(folder, 'xorg.conf');
  await writeFile(config, CONFIGURATION);
  const log = join(folder, 'xorg.log');
  const args = [
    ...['-displayfd', '3', '-config', config, '-logfile', log, '-nolisten', 'tcp', '-noreset'],
    ...['-sharevts', '-novtswitch'],
  ];
  const server = spawn('Xorg', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const number = await new Promise<string>((resolve, reject) => {
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`Xorg ended with ${code}`)));
    let answer = '';
    const told = server.stdio[3];
    if (!(told instanceof Socket)) throw new Error('Xorg tells nothing');
    told.on('data', (text: Buffer) => {
      answer += text.toString('utf8');
      if (answer.endsWith('\n')) resolve(answer.trim());
    });
  });
  const env = { DISPLAY: `:${number}` };
  const xrandr = (...more: string[]) =>
    promisify(execFile)('xrandr', more, { env: { ...process.env, ...env } });
  const plug: XDisplays['plug'] = async (output, wanted, x) => {
    // Outputs without a cable have no modes of their own; those that have this one already say so.
    await xrandr('--addmode', output, wanted).catch(() => undefined);
    await xrandr('--output', output, '--mode', wanted, '--pos', `${x}x0`);
    // The driver looks only when it is asked which outputs have a cable.
    await xrandr();
  };
  await plug('DUMMY0', mode, 0);
  await xrandr('--output', 'DUMMY0', '--primary');
  return {
    env,
    plug,
    unplug: async (output) => {
      await xrandr('--output', output, '--off');
      await xrandr();
    },
    close: async () => {
      const gone = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGTERM');
      await gone;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function whatIsMissing(): string | null {
  if (process.platform !== 'linux') return 'several displays are tried on Linux';
  if (process.getuid?.() !== 0) return 'several displays take an X server of one’s own, which takes root';
  const drivers = ['/usr/lib/xorg/modules/drivers/dummy_drv.so'];
  if (!drivers.some((driver) => existsSync(driver))) return 'xserver-xorg-video-dummy is not installed';
  try {
    execFileSync('Xorg', ['-version'], { stdio: 'ignore' });
    execFileSync('xrandr', ['--version'], { stdio: 'ignore' });
    return null;
  } catch {
    return 'xserver-xorg-core or x11-xserver-utils is not installed';
  }
}
