import { closeSync, constants, openSync, readSync, writeSync } from 'node:fs';

/*
 * USB devices of the kernel's own making: whoever writes to /dev/uhid is the device, and all above it, hidraw and
 * udev's events included, is the real thing (linux/uhid.h).
 */

const DESTROY = 1;
const SET_REPORT = 13;
const SET_REPORT_REPLY = 14;
const CREATE2 = 11;
const INPUT2 = 12;
const BUS_USB = 3;
const EVENT_SIZE = 4380;

export interface UhidOptions {
  readonly name: string;
  readonly vendorId: number;
  readonly productId: number;
  readonly descriptor: Uint8Array;
}

export interface UhidDevice {
  /** The feature reports that it was set to, as bytes. */
  readonly features: readonly Uint8Array[];
  /** Says one input report. */
  say(report: Uint8Array): void;
  unplug(): void;
}

/** Plugs a device in. */
export function plug({ name, vendorId, productId, descriptor }: UhidOptions): UhidDevice {
  const file = openSync('/dev/uhid', constants.O_RDWR | constants.O_NONBLOCK);
  const features: Uint8Array[] = [];

  const create = event(CREATE2);
  create.write(name, 4);
  // Name, place, serial number: 128, 64 and 64 bytes; then the numbers, then the descriptor.
  create.writeUInt16LE(descriptor.length, 260);
  create.writeUInt16LE(BUS_USB, 262);
  create.writeUInt32LE(vendorId, 264);
  create.writeUInt32LE(productId, 268);
  create.set(descriptor, 280);
  writeSync(file, create);

  // The kernel waits for an answer to what it sets.
  const answering = setInterval(() => {
    for (let asked = next(file); asked !== null; asked = next(file)) {
      if (asked.readUInt32LE(0) !== SET_REPORT) continue;
      features.push(Uint8Array.from(asked.subarray(12, 12 + asked.readUInt16LE(10))));
      const reply = event(SET_REPORT_REPLY);
      asked.copy(reply, 4, 4, 8);
      writeSync(file, reply);
    }
  }, 5);

  return {
    features,
    say(report) {
      const input = event(INPUT2);
      input.writeUInt16LE(report.length, 4);
      input.set(report, 6);
      writeSync(file, input);
    },
    unplug() {
      clearInterval(answering);
      writeSync(file, event(DESTROY));
      closeSync(file);
    },
  };
}

function event(type: number): Buffer {
  const bytes = Buffer.alloc(EVENT_SIZE);
  bytes.writeUInt32LE(type);
  return bytes;
}

function next(file: number): Buffer | null {
  const bytes = Buffer.alloc(EVENT_SIZE);
  try {
    return readSync(file, bytes) > 0 ? bytes : null;
  } catch {
    return null;
  }
}
