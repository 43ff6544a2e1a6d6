import * as z from 'zod';

/** `own`: in the kiosk's own folder, against a damaged disk; `office`: where the office wants them. */
export const BackupPlace = z.enum(['own', 'office']);
export type BackupPlace = z.infer<typeof BackupPlace>;

export const BackupState = z.object({
  /** Whether one is being made. */
  running: z.boolean(),
  places: z.array(
    z.object({
      place: BackupPlace,
      folder: z.string(),
      /** Whether the folder is there: a stick may be out. */
      reachable: z.boolean(),
      /** When the newest was made; null where there is none. */
      lastAt: z.iso.datetime().nullable(),
      count: z.int().min(0),
      /** Why the last try made none; null where it did. */
      failed: z.string().nullable(),
    }),
  ),
});
export type BackupState = z.infer<typeof BackupState>;

/** What happened to the log that a person has to know. */
export const LogAlarm = z.object({
  /**
   * `LOG_RESTORED`: it was damaged, and a backup is in its place; `LOG_ROLLED_BACK`: an older one was put in its
   * place, or the witness against that was taken away; `LOG_CHANGED`: a row is not as it was written; `LOG_ANEW`: it was
   * damaged or gone, no backup was good, and a new one was begun.
   */
  code: z.enum(['LOG_RESTORED', 'LOG_ANEW', 'LOG_ROLLED_BACK', 'LOG_CHANGED']),
  at: z.iso.datetime(),
  /** For the sentence: figures and codes. */
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type LogAlarm = z.infer<typeof LogAlarm>;
