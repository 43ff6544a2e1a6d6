import { readdir, rm } from 'node:fs/promises';
import {
  LIST_SHOWN,
  type CardMaking,
  type CardWork,
  type OfficeListFault,
  type OfficeListView,
  type RegencyKeyView,
} from '#shared/domain/card-making.ts';
import type { Language } from '#shared/domain/locale.ts';
import type { Officer } from '#shared/domain/officer.ts';
import type { Faces } from '../paper/faces.ts';
import { OrderError } from '../threads/errors.ts';
import { within, type Ordered } from '../threads/order.ts';
import type { Threads } from '../threads/threads.ts';
import { readBeside } from '../staff/roster/work.ts';
import { OfficeListError, ProvisioningError } from './errors.ts';
import { makeKeyFile } from './key-file.ts';
import { discardUnfinished, makeCards, type NamedCard } from './make.ts';
import { readOffices, type OfficeList } from './offices.ts';
import { readPolicyFile, type PolicyFile } from './policy-file.ts';
import { fingerprintOf, readKeyFile, type RegencyKey } from './regency-key.ts';
import { cardsWork } from './work.ts';

export interface CardMakerOptions {
  /** The ids of the policies that this version ships. */
  readonly policies: readonly string[];
  /** Where cards are written. */
  readonly threads: Threads;
  readonly now: () => Date;
  /** Puts on record what an admin did. What cannot be put on record is not done. */
  readonly record: (
    action: 'REGENCY_KEY_MADE' | 'CARDS_MADE',
    officer: Officer,
    detail: Readonly<Record<string, string | number>>,
  ) => void;
  /** Told how the making fares. */
  readonly onWork: (work: CardWork) => void;
}

export interface MakeRequest {
  readonly officer: Officer;
  readonly language: Language;
  readonly faces: Faces;
  /** What has the same name in the folder is replaced. */
  readonly replace: boolean;
}

/** Headings are shown so far, and so many. */
const HEADING_LETTERS = 40;
const HEADINGS_SHOWN = 20;
const SIGNED_AT_ONCE = 20;

interface OpenList {
  readonly view: OfficeListView;
  /** Null where the file is none. */
  readonly list: OfficeList | null;
  /** Null where it could not be read. */
  readonly bytes: Uint8Array | null;
}

interface OwnPolicy extends PolicyFile {
  /** The file's own name, without its folder. */
  readonly file: string;
}

/**
 * Site cards for all offices of a list: what an admin has laid out for it (the regency's key, the list, the folder),
 * and the making. The key is here only while it is laid out; what it signs is made before the first file is written.
 */
export class CardMaker {
  readonly #options: CardMakerOptions;
  #key: RegencyKey | null = null;
  #open: OpenList | null = null;
  #folder: string | null = null;
  #policies: readonly OwnPolicy[] = [];
  #work: CardWork = { phase: 'idle' };
  #making: Ordered<'done' | 'stopped'> | null = null;
  /** Resolves when what was begun last is over and cleared away. */
  #over: Promise<void> = Promise.resolve();
  /** Counts up when all is put away: what was begun before is not carried on. */
  #times = 0;

  constructor(options: CardMakerOptions) {
    this.#options = options;
  }

  get state(): CardMaking {
    return {
      key: this.#key && viewOf(this.#key),
      list: this.#open?.view ?? null,
      folder: this.#folder,
      policies: this.#policies.map(({ id, file }) => ({ id, file })),
      work: this.#work,
    };
  }

  /** @param text the key's file. @throws ProvisioningError `KEY_FILE_INVALID`: the key before stays */
  openKey(text: string): void {
    this.#key = readKeyFile(text);
  }

  /** Makes a key and its file. @throws ProvisioningError `KEY_FILE_THERE`, `FILE_NOT_WRITTEN` */
  async makeKey(path: string, issuer: string, officer: Officer): Promise<void> {
    const { now, record } = this.#options;
    const times = this.#times;
    const key = await makeKeyFile(path, issuer, now());
    try {
      record('REGENCY_KEY_MADE', officer, { key: fingerprintOf(key.raw) });
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    }
    if (times === this.#times) this.#key = key;
  }

  /** Reads a list; one that is none stands there with what is wrong. @param file its name, without its folder */
  async openList(file: string, bytes: Uint8Array): Promise<void> {
    const times = this.#times;
    const found = await this.#read(file, bytes);
    if (times === this.#times) this.#open = found;
  }

  /**
   * Takes an own policy that the list may name; one of the same id gives way. The list is read anew.
   * @throws ProvisioningError `POLICY_INVALID`, `POLICY_NAMELESS`
   */
  async addPolicy(file: string, bytes: Uint8Array): Promise<void> {
    const policy = readPolicyFile(bytes);
    this.#policies = [...this.#policies.filter(({ id }) => id !== policy.id), { ...policy, file }];
    const { view, bytes: list } = this.#open ?? {};
    if (view && list) await this.openList(view.file, list);
  }

  /** A file that could not be read at all stands there as well. */
  refuseList(file: string, code: OfficeListFault['code']): void {
    this.#open = faulty(file, { code });
  }

  chooseFolder(path: string): void {
    this.#folder = path;
  }

  /**
   * Signs the cards and begins to write them.
   * @returns false where there is something in the folder, and it was not said that it may be replaced
   * @throws ProvisioningError `NOT_READY`, `FILE_NOT_WRITTEN` where the folder is none
   */
  async make({ officer, language, faces, replace }: MakeRequest): Promise<boolean> {
    const [key, list, folder, times] = [this.#key, this.#open?.list, this.#folder, this.#times];
    if (!key || !list || !folder || !isWhole(list) || this.#making)
      throw new ProvisioningError('NOT_READY', 'key, list and folder have to be there first');
    const found = await readdir(folder).catch((cause: unknown) => {
      throw new ProvisioningError('FILE_NOT_WRITTEN', 'the folder is not there', { cause });
    });
    if (found.length > 0 && !replace) return false;
    const { now, record, threads } = this.#options;
    const at = now();
    const policies = this.#policies.map(({ id, text, hash }) => ({ id, text, hash }));
    const cards: NamedCard[] = [];
    for (const card of makeCards(list.offices, { key, at, policies })) {
      cards.push(card);
      // Whoever stands at the scanner meanwhile has a turn.
      if (cards.length % SIGNED_AT_ONCE === 0) await new Promise(setImmediate);
    }
    if (times !== this.#times || this.#isMaking())
      throw new ProvisioningError('NOT_READY', 'it was put away');
    const total = cards.length;
    record('CARDS_MADE', officer, { offices: total, key: fingerprintOf(key.raw) });
    const running = (done: number): CardWork => ({
      phase: 'running',
      done,
      total,
      office: cards[Math.min(done, total - 1)]?.card.content.office.name ?? '',
    });
    let made = 0;
    const making = threads.start(
      cardsWork,
      { cards, folder, policies, language, faces, at },
      {
        onProgress: (done) => {
          made = done;
          this.#tell(running(done));
        },
      },
    );
    this.#making = making;
    this.#tell(running(0));
    this.#over = making.result.catch(endingOf).then(async (ending) => {
      // One that was ended on the way is one of these: the last word may not have come.
      if (ending !== 'done') await discardUnfinished(cards.slice(made, made + 2), folder);
      this.#making = null;
      this.#tell(endOf(ending, { done: made, total, folder, key: viewOf(key) }));
    });
    return true;
  }

  /** Ends the making after the office that is being made. */
  cancel(): void {
    this.#making?.stop();
  }

  /** Back to what is laid out, once a making is over. */
  back(): void {
    if (!this.#making) this.#tell({ phase: 'idle' });
  }

  /** Nobody looks at it any more: the key, the list and the folder are forgotten. A making goes on. */
  putAway(): void {
    this.#times += 1;
    this.#key = null;
    this.#open = null;
    this.#folder = null;
    this.#policies = [];
  }

  /** The admin is gone: so is everything, and a making ends. */
  forget(): void {
    this.putAway();
    this.cancel();
    this.back();
  }

  /** Ends what is being made; resolves when no file is being written any more. */
  async close(): Promise<void> {
    this.putAway();
    await this.#making?.close();
    await within(this.#over);
  }

  #read(file: string, bytes: Uint8Array): Promise<OpenList> {
    const { policies, threads } = this.#options;
    const known = [...policies, ...this.#policies.map(({ id }) => id)];
    return listOf(file, bytes, readOffices(readBeside(threads, bytes), known));
  }

  #isMaking(): boolean {
    return this.#making !== null;
  }

  #tell(work: CardWork): void {
    this.#work = work;
    this.#options.onWork(work);
  }
}

function viewOf({ issuer, raw }: RegencyKey): RegencyKeyView {
  return { issuer, fingerprint: fingerprintOf(raw) };
}

function isWhole({ offices, problems }: OfficeList): boolean {
  return problems.length === 0 && offices.length > 0;
}

async function listOf(file: string, bytes: Uint8Array, reading: Promise<OfficeList>): Promise<OpenList> {
  try {
    const list = await reading;
    const { offices, problems, unknown } = list;
    const view = {
      ...{ file, fault: null, count: offices.length, problemCount: problems.length },
      offices: offices.slice(0, LIST_SHOWN),
      problems: problems.slice(0, LIST_SHOWN),
      unknown: unknown.slice(0, HEADINGS_SHOWN).map((heading) => heading.slice(0, HEADING_LETTERS)),
    };
    return { view, list, bytes };
  } catch (error) {
    if (error instanceof OfficeListError) return { ...faulty(file, error.fault), bytes };
    throw error;
  }
}

function faulty(file: string, fault: OfficeListFault): OpenList {
  const none = { count: 0, offices: [], problemCount: 0, problems: [], unknown: [] };
  return { view: { file, fault, ...none }, list: null, bytes: null };
}

interface Made {
  readonly done: number;
  readonly total: number;
  readonly folder: string;
  readonly key: RegencyKeyView;
}

type Ending = 'done' | 'stopped' | 'FILE_NOT_WRITTEN' | 'INTERNAL_ERROR';

function endingOf(error: unknown): Ending {
  if (!(error instanceof OrderError)) return 'INTERNAL_ERROR';
  if (error.code === 'ORDER_CANCELLED') return 'stopped';
  const isPlace = error.code === 'ORDER_TIMED_OUT' || error.reason === 'FILE_NOT_WRITTEN';
  return isPlace ? 'FILE_NOT_WRITTEN' : 'INTERNAL_ERROR';
}

function endOf(ending: Ending, { done, total, folder, key }: Made): CardWork {
  switch (ending) {
    case 'done':
      return { phase: 'done', total, folder, key };
    case 'stopped':
      return { phase: 'stopped', done, total, folder };
    case 'FILE_NOT_WRITTEN':
    case 'INTERNAL_ERROR':
      return { phase: 'failed', fault: ending, done, total, folder };
  }
}
