import { type ChildProcess, spawn } from 'node:child_process';
import { access, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A serial scanner without the scanner: the kernel's pseudo-terminal, held by `socat`. */
export interface Pty {
  /** The port that the kiosk opens. The same after `reopen`. */
  readonly scannerPath: string;
  /** Says `bytes` into the port; resolves when they are handed to the kernel. Text goes as UTF-8. */
  write(bytes: Uint8Array | string): Promise<void>;
  /** Unplugs: the port hangs up and its path is gone, with all that was not read yet. */
  close(): Promise<void>;
  /** Plugs it in again. */
  reopen(): Promise<void>;
}

/** Makes a port that behaves as a USB scanner's. It ends with this process, if not closed before. */
export async function openPty(): Promise<Pty> {
  const folder = await mkdtemp(join(tmpdir(), 'gerbang-pty-'));
  const scannerPath = join(folder, 'scanner');
  let socat = await plug(scannerPath);

  const close = async (): Promise<void> => {
    if (socat.exitCode === null && socat.signalCode === null) {
      const gone = new Promise((resolve) => socat.once('exit', resolve));
      socat.kill('SIGKILL');
      await gone;
    }
    await rm(folder, { recursive: true, force: true });
  };

  return {
    scannerPath,
    write: (bytes) =>
      new Promise((resolve, reject) => {
        if (socat.stdin === null) throw new Error('socat has no stdin');
        socat.stdin.write(bytes, (error) => {
          if (error) reject(error);
          else resolve();
        });
      }),
    close,
    async reopen() {
      await close();
      await mkdir(folder, { recursive: true });
      socat = await plug(scannerPath);
    },
  };
}

async function plug(path: string): Promise<ChildProcess> {
  // Reading its stdin, it ends when we do, however that happens.
  const socat = spawn('socat', ['-u', '-', `pty,raw,echo=0,link=${path}`], {
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  let complaint = '';
  socat.stderr.on('data', (text: Buffer) => (complaint += text.toString()));
  socat.stdin.on('error', () => undefined); // Each write reports its own.
  const failed = new Promise<never>((_, reject) => {
    socat.once('error', () => {
      reject(new Error('socat is not installed (apt-get install socat)'));
    });
    socat.once('exit', () => {
      reject(new Error(`socat gave no port: ${complaint}`));
    });
  });
  failed.catch(() => undefined); // It also ends when it is unplugged, long after.
  const there = (async () => {
    while (socat.exitCode === null && !(await exists(path))) await sleep(5);
  })();
  await Promise.race([there, failed]);
  return socat;
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    return false;
  }
}
