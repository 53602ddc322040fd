/** What the launcher says before the panel is there: its name, and that the panel cannot be had. */
export type LauncherWords = readonly [write: string, away: string]

/** The launcher's words by language: the only ones that every page carries, so they are few. */
export const launcherWords: Record<string, LauncherWords> = {
  en: ['Write to us', 'We cannot be reached. Try again.'],
  vi: ['Nhắn tin', 'Chưa nối được. Thử lại.'],
}
