import { app } from 'electron';

/**
 * Runs a command of the command line in this process instead of the kiosk: an installed kiosk comes without Node.
 * @param commandLine the command line's own bundle
 * @param args its arguments
 */
export async function runCommand(commandLine: URL, args: readonly string[]): Promise<void> {
  // It reads them where Node has them.
  process.argv = [process.execPath, 'gerbang', ...args];
  await import(commandLine.href);
  app.exit(Number(process.exitCode ?? 0));
}
